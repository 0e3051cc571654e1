package dev.ktutor.command.coreutils.file;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Choice;
import dev.ktutor.command.coreutils.tool.Parsed;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.UsageError;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** cp(1). */
public final class Cp extends Tool {
    /** The tool. */
    public Cp() {
        super("cp", "Copy SOURCE to DEST, or multiple SOURCE(s) to DIRECTORY.", """
                [OPTION]... [-T] SOURCE DEST | SOURCE... DIRECTORY | -t DIRECTORY SOURCE...
                  -a, --archive                same as -dR --preserve=all
                      --attributes-only        don't copy the file data, just the attributes
                      --backup[=CONTROL]       make a backup of each existing destination file
                  -b                           like --backup but does not accept an argument
                  -d                           same as --no-dereference --preserve=links
                  -f, --force                  if an existing destination file cannot be opened, remove it and try again
                  -i, --interactive            prompt before overwrite (overrides a previous -n option)
                  -H                           follow command-line symbolic links in SOURCE
                  -l, --link                   hard link files instead of copying
                  -L, --dereference            always follow symbolic links in SOURCE
                  -n, --no-clobber             do not overwrite an existing file (overrides a previous -i option)
                  -P, --no-dereference         never follow symbolic links in SOURCE
                  -p                           same as --preserve=mode,ownership,timestamps
                      --preserve[=ATTR_LIST]   preserve the specified attributes
                      --no-preserve=ATTR_LIST  don't preserve the specified attributes
                      --parents                use full source file name under DIRECTORY
                  -R, -r, --recursive          copy directories recursively
                      --reflink[=WHEN]         control clone/CoW copies
                      --remove-destination     remove each existing destination file before attempting to open it
                      --sparse=WHEN            control creation of sparse files
                      --strip-trailing-slashes  remove any trailing slashes from each SOURCE argument
                  -s, --symbolic-link          make symbolic links instead of copying
                  -S, --suffix=SUFFIX          override the usual backup suffix
                  -t, --target-directory=DIRECTORY  copy all SOURCE arguments into DIRECTORY
                  -T, --no-target-directory    treat DEST as a normal file
                  -u, --update                 copy only when the SOURCE file is newer or the destination file is missing
                  -Z                           set SELinux security context of destination file to default type
                  -v, --verbose                explain what is being done
                  -x, --one-file-system        stay on this file system
                """);
    }

    @Override
    protected void execute(Call call) {
        Destination destination = Destination.of(call);
        if (call.has("parents") && !destination.directory()) {
            throw new UsageError("with --parents, the destination must be a directory");
        }
        Copier copier = new Copier(call, rules(call));
        destination.each(call.has("parents"), (source, target) -> {
            if (call.has("parents") && source.indexOf('/') > 0) {
                Mkdir.parents(call, Basename.directory(target));
            }
            copier.copy(call.has("strip-trailing-slashes") ? source.replaceFirst("(?<=.)/+$", "") : source, target, true);
        });
    }

    private static Copier.Rules rules(Call call) {
        Set<String> preserve = new HashSet<>();
        for (Parsed.Given given : call.parsed().given()) {
            if (given.is("a")) {
                preserve.add("all");
            } else if (given.is("d")) {
                preserve.add("links");
            } else if (given.is("p") || given.is("preserve") && given.text().isEmpty()) {
                preserve.addAll(Set.of("mode", "ownership", "timestamps"));
            } else if (given.is("preserve")) {
                Choice words = Choice.of("--preserve", "mode|timestamps|ownership|links|context|xattr|all");
                Arrays.stream(given.text().split(",")).map(words::meaning).forEach(preserve::add);
            } else if (given.is("no-preserve")) {
                Arrays.asList(given.text().split(",")).forEach(preserve::remove);
            }
        }
        boolean all = preserve.contains("all");
        boolean recursive = call.has("r") || call.has("a");
        Parsed.Given follow = call.parsed().last("L", "H", "P", "a", "d");
        Parsed.Given clobber = call.parsed().last("n", "i", "f");
        Backup backup = Backup.of(call);
        return new Copier.Rules(recursive, follow == null ? !recursive : follow.is("L"), follow != null && follow.is("H"),
                all || preserve.contains("mode"), all || preserve.contains("ownership"), all || preserve.contains("timestamps"),
                all || preserve.contains("links"), call.has("f"), clobber != null && clobber.is("i"),
                clobber != null && clobber.is("n"), call.has("u"), call.has("v"), call.has("l"), call.has("s"),
                call.has("remove-destination"), call.has("attributes-only"), backup);
    }

    /** Rules that keep everything, for moving by copying and for install. */
    static Copier.Rules plain(boolean recursive, boolean keep, boolean verbose) {
        return new Copier.Rules(recursive, !recursive, false, keep, keep, keep, keep, true, false, false, false, verbose, false, false,
                false, false, Backup.none());
    }
}
