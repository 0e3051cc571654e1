package dev.ktutor.command.coreutils.file;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.Account;
import dev.ktutor.host.Users;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;
import java.util.List;
import java.util.Map;

/** chown(1) and chgrp(1). */
public final class Chown extends Tool {
    private final boolean groupOnly;

    private Chown(String name, String synopsis, String usage, boolean groupOnly) {
        super(name, synopsis, usage + """

                  -c, --changes          like verbose but report only when a change is made
                  -f, --silent, --quiet  suppress most error messages
                  -v, --verbose          output a diagnostic for every file processed
                      --dereference      affect the referent of each symbolic link (this is the default)
                  -h, --no-dereference   affect symbolic links instead of any referenced file
                      --no-preserve-root  do not treat '/' specially (the default)
                      --preserve-root    fail to operate recursively on '/'
                      --from=CURRENT_OWNER:CURRENT_GROUP  change only files whose owner and group are these
                      --reference=RFILE  use RFILE's owner and group rather than specifying values
                  -R, --recursive        operate on files and directories recursively
                  -H                     if a command line argument is a symbolic link to a directory, traverse it
                  -L                     traverse every symbolic link to a directory encountered
                  -P                     do not traverse any symbolic links (default)
                """);
        this.groupOnly = groupOnly;
    }

    /** chown(1). */
    public static Chown chown() {
        return new Chown("chown", "Change the owner and/or group of each FILE to OWNER and/or GROUP.", "[OPTION]... [OWNER][:[GROUP]] FILE...", false);
    }

    /** chgrp(1). */
    public static Chown chgrp() {
        return new Chown("chgrp", "Change the group of each FILE to GROUP.", "[OPTION]... GROUP FILE...", true);
    }

    /** Who is to own it; -1 leaves a part as it is. */
    record Owner(int uid, int gid) { }

    @Override
    protected void execute(Call call) {
        List<String> operands = new java.util.ArrayList<>(call.operands());
        if (operands.isEmpty() || operands.size() == 1 && !call.has("reference")) {
            throw new UsageError(operands.isEmpty() ? "missing operand" : "missing operand after " + Quote.curly(operands.get(0)));
        }
        if (call.has("reference")) {
            String reference = call.value("reference", "");
            try {
                FileStat stat = call.files().stat(reference);
                Owner owner = new Owner(groupOnly ? -1 : stat.uid(), stat.gid());
                operands.forEach(path -> change(call, owner, path));
            } catch (FileError e) {
                throw new ToolExit(1, "failed to get attributes of " + Quote.always(reference) + ": " + e.reason());
            }
            return;
        }
        String from = call.value("from", "");
        if (!from.isEmpty()) {
            Owner only = owner(call, from);
            operands.subList(1, operands.size()).removeIf(path -> {
                FileStat stat = call.files().find(path);
                return stat != null && (only.uid() >= 0 && only.uid() != stat.uid() || only.gid() >= 0 && only.gid() != stat.gid());
            });
        }
        Owner owner = groupOnly ? new Owner(-1, group(call, operands.get(0), operands.get(0))) : owner(call, operands.get(0));
        operands.subList(1, operands.size()).forEach(path -> change(call, owner, path));
    }

    /** Reads {@code OWNER:GROUP}, {@code OWNER:}, {@code :GROUP} or {@code OWNER}. */
    static Owner owner(Call call, String text) {
        int colon = text.indexOf(':') >= 0 ? text.indexOf(':') : text.indexOf('.');
        if (colon >= 0 && text.charAt(colon) == '.') {
            call.warn("warning: '.' should be ':': " + Quote.curly(text));
        }
        String user = (colon < 0 ? text : text.substring(0, colon)).replaceFirst("^\\+(?=[0-9]+$)", "");
        String group = colon < 0 ? "" : text.substring(colon + 1);
        Users users = call.in().host().users();
        Account account = users.byName(user).orElse(null);
        if (!user.isEmpty() && account == null && !user.matches("[0-9]{1,9}")) {
            throw new ToolExit(1, "invalid user: " + Quote.curly(text));
        }
        int uid = account != null ? account.uid() : user.isEmpty() ? -1 : Integer.parseInt(user);
        if (colon >= 0 && group.isEmpty() && !user.isEmpty()) {
            if (account == null) {
                throw new ToolExit(1, "invalid spec: " + Quote.curly(text));
            }
            return new Owner(uid, account.gid());
        }
        return new Owner(uid, group.isEmpty() ? -1 : group(call, group, text));
    }

    private static int group(Call call, String group, String text) {
        for (Map.Entry<Integer, String> known : call.in().host().users().groups().entrySet()) {
            if (known.getValue().equals(group)) {
                return known.getKey();
            }
        }
        if (!group.matches("[0-9]{1,9}")) {
            throw new ToolExit(1, "invalid group: " + Quote.curly(text));
        }
        return Integer.parseInt(group);
    }

    private void change(Call call, Owner owner, String path) {
        FileView files = call.files();
        FileStat stat;
        try {
            stat = call.has("h") ? files.lstat(path) : files.stat(path);
        } catch (FileError e) {
            FileStat link = files.findLink(path);
            call.error("cannot " + (link != null ? "dereference " : "access ") + Quote.always(path) + ": " + e.reason());
            return;
        }
        call.checkpoint();
        try {
            files.chown(path, owner.uid(), owner.gid(), !call.has("h"));
            report(call, owner, path, stat);
        } catch (FileError e) {
            if (call.has("f")) {
                call.status(1);
            } else {
                call.error("changing " + (owner.uid() < 0 ? "group" : "ownership") + " of " + Quote.always(path) + ": " + e.reason());
            }
        }
        if (call.has("R") && files.lstat(path).isDirectory()) {
            for (String name : files.list(path)) {
                String child = Copier.join(path, name);
                if (!files.lstat(child).isSymlink() || call.has("h") || files.exists(child)) {
                    change(call, owner, child);
                }
            }
        }
    }

    private void report(Call call, Owner owner, String path, FileStat before) {
        boolean changed = owner.uid() >= 0 && owner.uid() != before.uid() || owner.gid() >= 0 && owner.gid() != before.gid();
        if (!call.has("v") && !(changed && call.has("c"))) {
            return;
        }
        Users users = call.in().host().users();
        String old = groupOnly ? users.groupName(before.gid()) : owner.gid() < 0 ? users.userName(before.uid())
                : users.userName(before.uid()) + ":" + users.groupName(before.gid());
        String now = groupOnly ? call.has("reference") ? users.groupName(owner.gid()) : call.operands().get(0) : owner.gid() < 0 ? users.userName(owner.uid())
                : users.userName(owner.uid() < 0 ? before.uid() : owner.uid()) + ":" + users.groupName(owner.gid());
        String what = groupOnly || owner.uid() < 0 ? "group" : "ownership";
        call.println(changed ? "changed " + what + " of " + Quote.always(path) + " from " + old + " to " + now
                : what + " of " + Quote.always(path) + " retained as " + now);
    }
}
