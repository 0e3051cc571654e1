package dev.ktutor.command.net;

import dev.ktutor.command.coreutils.tool.Glob;
import dev.ktutor.command.coreutils.tool.OptionTable;
import dev.ktutor.command.coreutils.tool.Parsed;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.Command;
import dev.ktutor.host.Completing;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.Proposals;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileView;
import java.util.List;

/** {@code scp}: files from and to other machines (OpenSSH 9.2, over SFTP). */
final class Scp implements Command, Completing {
    private static final OptionTable OPTIONS = OptionTable.of("""
            -3  through here
            -4  IPv4
            -6  IPv6
            -B  batch
            -C  compress
            -F FILE  configuration
            -i FILE  identity
            -o OPTION  option
            -O  old protocol
            -p  preserve
            -P PORT  port
            -q  quiet
            -r  recursive
            -v  verbose
            """);
    private static final String USAGE = """
            usage: scp [-346ABCOpqRrsTv] [-c cipher] [-D sftp_server_path] [-F ssh_config]
                       [-i identity_file] [-J destination] [-l limit] [-o ssh_option]
                       [-P port] [-S program] [-X sftp_option] source ... target
            """;

    /**
     * One end.
     *
     * @param files whose view; the own machine's or the other's
     * @param path may be empty: the home
     */
    private record Place(FileView files, String path, boolean remote) {
        Place in(String name) {
            return new Place(files, (path.isEmpty() ? "." : path) + "/" + name, remote);
        }

        /** The files of the other machine that its pattern names; itself if it has none, or nothing matches. */
        List<Place> matching() {
            int slash = path.lastIndexOf('/') + 1;
            String folder = path.substring(0, slash);
            if (!remote || !path.substring(slash).matches(".*[*?\\[].*")) {
                return List.of(this);
            }
            try {
                String glob = path.substring(slash);
                List<Place> found = files.list(folder.isEmpty() ? "." : folder).stream()
                        .filter(name -> Glob.matches(glob, name) && (!name.startsWith(".") || path.startsWith(".", slash))).sorted()
                        .map(name -> new Place(files, folder + name, true)).toList();
                return found.isEmpty() ? List.of(this) : found;
            } catch (FileError e) {
                return List.of(this);
            }
        }
    }

    @Override
    public String name() {
        return "scp";
    }

    @Override
    public String synopsis() {
        return "copy files between machines";
    }

    @Override
    public ExitStatus run(Invocation in) {
        try {
            Parsed options = Parsed.parse(OPTIONS, in.args(), false);
            List<String> operands = options.operands();
            if (operands.size() < 2) {
                in.err().print(USAGE);
                return ExitStatus.FAILURE;
            }
            Place target = place(in, options, operands.get(operands.size() - 1));
            int status = 0;
            if (operands.size() > 2 && !target.files().isDirectory(target.path().isEmpty() ? "." : target.path())) {
                return in.fail(1, "scp: " + (target.remote() ? "dest open" : "open local") + " \"" + target.path() + "\": Not a directory");
            }
            for (String operand : operands.subList(0, operands.size() - 1)) {
                for (Place source : place(in, options, operand).matching()) {
                    status = Math.max(status, copy(in, options, source, target));
                }
            }
            return ExitStatus.of(status);
        } catch (UsageError e) {
            in.err().print("unknown option -- " + e.text().replaceAll(".*'(.)'.*", "$1") + "\n" + USAGE);
            return ExitStatus.FAILURE;
        } catch (Remote.Failure e) {
            return in.fail(255, e.text() + "\nscp: Connection closed");
        }
    }

    @Override
    public Proposals propose(Invocation in, List<String> words) {
        String typed = words.get(words.size() - 1);
        String before = words.get(words.size() - 2);
        int colon = typed.indexOf(':');
        if (colon > 0 && !typed.substring(0, colon).contains("/")) {
            return new RemoteNames(in).files(typed);
        }
        return before.matches("-[iF]") || typed.contains("/") ? Proposals.anyFile()
                : new Proposals(new RemoteNames(in).hosts(typed, ":"), Proposals.Files.ALSO, List.of(), true, 0);
    }

    /** {@code [user@]host:path} if a colon comes before any slash. */
    private static Place place(Invocation in, Parsed options, String operand) {
        int colon = operand.indexOf(':');
        int slash = operand.indexOf('/');
        if (colon <= 0 || slash >= 0 && slash < colon) {
            return new Place(in.files(), operand, false);
        }
        String target = operand.substring(0, colon);
        SshSettings settings = SshSettings.of(in, target.substring(target.lastIndexOf('@') + 1), options.values("o"), options.value("F"));
        String port = options.value("P") != null ? options.value("P") : settings.value("port");
        Remote remote = Remote.open(in, Ssh.target(target, settings), settings.value("user"),
                port != null && port.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(port) : 22, Ssh.patience(settings));
        String path = operand.substring(colon + 1).replaceFirst("^~/?", "");
        return new Place(remote.files(in), path, true);
    }

    private static int copy(Invocation in, Parsed options, Place from, Place to) {
        String name = FileView.normalise("/" + from.path()).replaceFirst(".*/", "");
        if (!from.files().exists(from.path())) {
            in.err().println("scp: " + (from.remote() ? from.path() : "stat local \"" + from.path() + "\"") + ": No such file or directory");
            return 1;
        }
        if (from.files().isDirectory(from.path()) && !options.has("r")) {
            in.err().println(from.remote() ? "scp: download " + from.path() + ": not a regular file"
                    : "scp: local \"" + from.path() + "\" is not a regular file\nscp: failed to upload file " + from.path() + " to "
                    + (to.path().isEmpty() ? "." : to.path()));
            return 1;
        }
        boolean into = to.path().isEmpty() || to.files().isDirectory(to.path());
        return transfer(in, options, from, into ? to.in(name) : to);
    }

    private static int transfer(Invocation in, Parsed options, Place from, Place to) {
        if (from.files().isDirectory(from.path())) {
            if (!to.files().isDirectory(to.path())) {
                to.files().makeDirectory(to.path());
            }
            int status = 0;
            for (String name : from.files().list(from.path())) {
                status = Math.max(status, transfer(in, options, from.in(name), to.in(name)));
            }
            return status;
        }
        byte[] content;
        try {
            content = from.files().read(from.path());
        } catch (FileError e) {
            in.err().println("scp: " + (from.remote() ? "remote open \"" : "open local \"") + from.path() + "\": " + e.reason());
            return 1;
        }
        try {
            int mode = from.files().stat(from.path()).mode() & 0777;
            boolean fresh = !to.files().exists(to.path());
            to.files().write(to.path(), content);
            if (fresh || options.has("p")) {
                to.files().chmod(to.path(), options.has("p") ? mode : mode & ~022);
            }
            if (options.has("p")) {
                to.files().setTimes(to.path(), null, from.files().stat(from.path()).modified(), true);
            }
        } catch (FileError e) {
            in.err().println("scp: " + (to.remote() ? "dest open" : "open local") + " \"" + to.path() + "\": " + e.reason()
                    + (to.remote() ? "\nscp: failed to upload file " + from.path() + " to " + to.path() : ""));
            return 1;
        }
        if (in.out().isTerminal() && !options.has("q")) {
            String name = from.path().substring(from.path().lastIndexOf('/') + 1);
            in.out().println("%-48s 100%% %4d   %5.1fKB/s   00:00    ".formatted(name, content.length, content.length / 1.0));
        }
        return 0;
    }
}
