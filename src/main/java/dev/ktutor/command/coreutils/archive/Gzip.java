package dev.ktutor.command.coreutils.archive;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.io.Input;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/** gzip(1), gunzip(1) and zcat(1). */
public final class Gzip extends Tool {
    private Gzip(String name) {
        super(name, "Compress or uncompress FILEs (by default, compress FILES in-place).", """
                [OPTION]... [FILE]...
                  -c, --stdout, --to-stdout  write on standard output, keep original files unchanged
                  -d, --decompress, --uncompress  decompress
                  -f, --force       force overwrite of output file and compress links
                  -k, --keep        keep (don't delete) input files
                  -l, --list        list compressed file contents
                  -n, --no-name     do not save or restore the original name and timestamp
                  -N, --name        save or restore the original name and timestamp
                  -q, --quiet       suppress all warnings
                  -r, --recursive   operate recursively on directories
                  -S, --suffix=SUF  use suffix SUF on compressed files
                  -t, --test        test compressed file integrity
                  -v, --verbose     verbose mode
                  -1, --fast        compress faster
                  -2                compression level
                  -3                compression level
                  -4                compression level
                  -5                compression level
                  -6                compression level
                  -7                compression level
                  -8                compression level
                  -9, --best        compress better
                """);
    }

    /** All three. */
    public static List<Gzip> all() {
        return List.of(new Gzip("gzip"), new Gzip("gunzip"), new Gzip("zcat"));
    }

    @Override
    protected String usageHint(Invocation in) {
        return "Try `gzip --help' for more information.";
    }

    /** RFC 1952 bytes of the content. */
    static byte[] compress(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    /** The content of RFC 1952 bytes; fails with an IOException whose text is gzip's. */
    static byte[] decompress(Input input) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(input.asStream())) {
            return in.readAllBytes();
        } catch (ZipException e) {
            throw new IOException(String.valueOf(e.getMessage()).contains("Not in GZIP") ? "not in gzip format" : "invalid compressed data--format violated", e);
        } catch (java.io.EOFException e) {
            throw new IOException("unexpected end of file", e);
        }
    }

    @Override
    protected void execute(Call call) {
        boolean decompress = call.has("d") || call.has("t") || call.has("l") || !name().equals("gzip");
        boolean toOutput = call.has("c") || name().equals("zcat");
        if (call.has("l")) {
            call.println("         compressed        uncompressed  ratio uncompressed_name");
        }
        for (String path : call.inputs()) {
            try {
                one(call, path, decompress, toOutput);
            } catch (FileError e) {
                say(call, e.path() + ": " + e.reason(), 1);
            } catch (IOException e) {
                say(call, (path.equals("-") ? "stdin" : path) + ": " + e.getMessage(), 1);
            }
        }
    }

    private static void say(Call call, String message, int status) {
        call.out().flush();
        if (!call.has("q") || status == 1) {
            call.in().err().println(message.endsWith("not in gzip format") || message.contains("unexpected") ? "\ngzip: " + message
                    : "gzip: " + message);
        }
        call.status(status);
    }

    private void one(Call call, String given, boolean decompress, boolean toOutput) throws IOException {
        if (given.equals("-")) {
            Input input = call.open("-");
            byte[] result = decompress ? decompress(input) : compress(input.readAll());
            if (!call.has("t")) {
                call.out().write(result);
            }
            return;
        }
        FileView files = call.files();
        String suffix = call.value("S", ".gz");
        String path = decompress && !files.exists(given) && files.exists(given + suffix) ? given + suffix : given;
        if (decompress && !files.exists(path) && !path.endsWith(suffix)) {
            path = given + suffix;
        }
        FileStat stat = files.stat(path);
        if (stat.isDirectory()) {
            if (call.has("r")) {
                for (String child : files.list(path)) {
                    one(call, path + "/" + child, decompress, toOutput);
                }
            } else {
                say(call, path + " is a directory -- ignored", 2);
            }
            return;
        }
        if (!toOutput && !call.has("l") && !call.has("t") && decompress != path.matches(".*(\\Q" + suffix + "\\E|\\.tgz)")) {
            say(call, decompress ? path + ": unknown suffix -- ignored" : path + " already has " + suffix + " suffix -- unchanged", decompress ? 2 : 0);
            return;
        }
        byte[] content = files.read(path);
        byte[] result = decompress ? decompress(Input.of(content)) : compress(content);
        String target = decompress ? path.endsWith(".tgz") ? path.substring(0, path.length() - 4) + ".tar"
                : path.endsWith(suffix) ? path.substring(0, path.length() - suffix.length()) : path : path + suffix;
        if (call.has("l")) {
            double ratio = result.length == 0 ? 0 : 100.0 - 100.0 * content.length / result.length;
            call.println(String.format("%19d %19d %5.1f%% %s", content.length, result.length, ratio, target));
        } else if (toOutput) {
            call.out().write(result);
        } else if (!call.has("t")) {
            replace(call, path, target, result, stat);
            if (call.has("v")) {
                int small = decompress ? content.length : result.length;
                int large = decompress ? result.length : content.length;
                call.in().err().println(path + ":\t" + String.format("%5.1f%%", large == 0 ? 0 : 100.0 - 100.0 * small / large)
                        + (call.has("k") ? " -- created " : " -- replaced with ") + target);
            }
        }
    }

    private static void replace(Call call, String path, String target, byte[] result, FileStat stat) {
        FileView files = call.files();
        if (files.exists(target) && !call.has("f")) {
            if (call.in().screen() == null) {
                say(call, target + " already exists;\tnot overwritten", 2);
                return;
            }
            call.in().err().print("gzip: " + target + " already exists; do you wish to overwrite (y or n)? ");
            String answer = call.in().in().readLine();
            if (answer == null || !answer.startsWith("y")) {
                throw new ToolExit(2, "");
            }
        }
        files.write(target, result);
        files.chmod(target, stat.mode());
        files.setTimes(target, stat.accessed(), stat.modified(), true);
        if (!call.has("k")) {
            files.remove(path);
        }
    }
}
