package dev.ktutor.command.coreutils.file;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.Program;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileKind;
import dev.ktutor.host.fs.FileStat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** file(1): what a file holds, by its first bytes. */
public final class FileKinds extends Tool {
    /** How a PEM file begins, and what it is then. */
    private static final List<Map.Entry<String, String>> PEM = List.of(
            Map.entry("-----BEGIN CERTIFICATE REQUEST-----", "PEM certificate request"),
            Map.entry("-----BEGIN CERTIFICATE-----", "PEM certificate"),
            Map.entry("-----BEGIN RSA PRIVATE KEY-----", "PEM RSA private key"),
            Map.entry("-----BEGIN EC PRIVATE KEY-----", "PEM EC private key"),
            Map.entry("-----BEGIN OPENSSH PRIVATE KEY-----", "OpenSSH private key"),
            Map.entry("-----BEGIN PRIVATE KEY-----", "OpenSSH private key (no password)"));

    /** The tool. */
    public FileKinds() {
        super("file", "Determine type of FILEs.", """
                [OPTION...] [FILE...]
                  -b, --brief                do not prepend filenames to output lines
                  -i, --mime                 output MIME type strings (--mime-type and --mime-encoding)
                      --mime-type            output the MIME type
                  -L, --dereference          follow symlinks (default if POSIXLY_CORRECT is set)
                  -h, --no-dereference       don't follow symlinks (default if POSIXLY_CORRECT is not set)
                  -z, --uncompress           try to look inside compressed files
                """);
    }

    @Override
    protected void execute(Call call) {
        if (call.operands().isEmpty()) {
            throw new ToolExit(1, "");
        }
        int width = call.operands().stream().mapToInt(String::length).max().orElse(0);
        for (String path : call.operands()) {
            String lead = call.has("b") ? "" : path + ":" + " ".repeat(width - path.length() + 1);
            call.println(lead + describe(call, path));
        }
    }

    private static String describe(Call call, String path) {
        try {
            FileStat stat = call.has("L") ? call.stat(path) : call.files().lstat(path);
            boolean mime = call.has("i") || call.has("mime-type");
            if (stat.isSymlink()) {
                String target = call.files().readLink(path);
                return mime ? "inode/symlink" : (call.files().exists(path) ? "symbolic link to " : "broken symbolic link to ") + target;
            }
            if (stat.isDirectory()) {
                return mime ? "inode/directory" : (stat.mode() & 01000) != 0 ? "sticky, directory" : "directory";
            }
            if (stat.kind() == FileKind.DEVICE) {
                return mime ? "inode/chardevice" : "character special (1/3)";
            }
            if (stat.size() == 0) {
                return mime ? "inode/x-empty" : "empty";
            }
            if (!call.files().may(path, 4)) {
                return "regular file, no read permission";
            }
            byte[] bytes = call.files().read(path);
            return mime ? mime(bytes) + (call.has("i") ? "; charset=" + charset(bytes) : "") : content(bytes);
        } catch (FileError e) {
            return "cannot open `" + path + "' (" + e.reason() + ")";
        }
    }

    private static String charset(byte[] bytes) {
        return binary(bytes) ? "binary" : ascii(bytes) ? "us-ascii" : "utf-8";
    }

    private static boolean ascii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean binary(byte[] bytes) {
        for (byte b : bytes) {
            if (b >= 0 && b < 7 || b > 13 && b < 27) {
                return true;
            }
        }
        return dev.ktutor.text.ByteText.decode(bytes).chars().anyMatch(c -> c >= 0xDC80 && c <= 0xDCFF);
    }

    private static String mime(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return binary(bytes) ? text.startsWith("\u001f\u008b") ? "application/gzip" : "application/octet-stream"
                : text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[") ? "application/json"
                : text.startsWith("#!") ? "text/x-shellscript" : "text/plain";
    }

    private static String content(byte[] bytes) {
        if (Program.nameOf(bytes).isPresent()) {
            return "ELF 64-bit LSB pie executable, x86-64, version 1 (SYSV), dynamically linked, interpreter /lib64/ld-linux-x86-64.so.2, "
                    + "for GNU/Linux 3.2.0, stripped";
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, String> pem : PEM) {
            if (text.startsWith(pem.getKey())) {
                return pem.getValue();
            }
        }
        if (text.startsWith("\u001f\u008b")) {
            return "gzip compressed data";
        }
        if (bytes.length > 262 && text.startsWith("ustar", 257)) {
            return "POSIX tar archive (GNU)";
        }
        if (bytes.length > 3 && bytes[0] == 0x30 && (bytes[1] & 0xFF) == 0x82) {
            return "Certificate, Version=3";
        }
        if (binary(bytes)) {
            return "data";
        }
        String encoding = ascii(bytes) ? "ASCII text" : "Unicode text, UTF-8 text";
        String ends = text.contains("\r\n") ? ", with CRLF line terminators" : text.indexOf('\n') < 0 ? ", with no line terminators" : "";
        if (text.startsWith("#!")) {
            String shell = text.lines().findFirst().orElse("").substring(2).strip();
            String kind = shell.matches(".*/(env )?bash.*") ? "Bourne-Again shell script" : shell.matches(".*/sh( .*)?") ? "POSIX shell script"
                    : shell.matches(".*python.*") ? "Python script" : "a " + shell + " script";
            return kind + ", " + encoding + " executable" + ends;
        }
        if (text.stripLeading().startsWith("{") && text.stripTrailing().endsWith("}")) {
            return "JSON text data";
        }
        return encoding + ends;
    }
}
