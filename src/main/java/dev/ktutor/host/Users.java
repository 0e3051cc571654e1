package dev.ktutor.host;

import dev.ktutor.host.fs.Credentials;
import dev.ktutor.host.fs.FileTree;
import dev.ktutor.host.fs.FileView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The users and groups of a host, read from its /etc/passwd and /etc/group at every question. */
public final class Users {
    private final FileView files;

    /** The users of that disk. */
    public Users(FileTree tree) {
        this.files = tree.asRoot();
    }

    /** Every account, in the order of /etc/passwd; malformed lines are passed over. */
    public List<Account> accounts() {
        List<Account> accounts = new ArrayList<>();
        for (String[] f : lines("/etc/passwd", 7)) {
            try {
                accounts.add(new Account(f[0], Integer.parseInt(f[2]), Integer.parseInt(f[3]), f[4], f[5], f[6]));
            } catch (NumberFormatException e) {
                // As the C library: a line that cannot be read is no account.
                continue;
            }
        }
        return accounts;
    }

    /** The account of that name. */
    public Optional<Account> byName(String name) {
        return accounts().stream().filter(account -> account.name().equals(name)).findFirst();
    }

    /** The account with that number. */
    public Optional<Account> byUid(int uid) {
        return accounts().stream().filter(account -> account.uid() == uid).findFirst();
    }

    /** Group names by number. */
    public Map<Integer, String> groups() {
        Map<Integer, String> groups = new TreeMap<>();
        for (String[] f : lines("/etc/group", 4)) {
            if (f[2].chars().allMatch(Character::isDigit) && !f[2].isEmpty()) {
                groups.putIfAbsent(Integer.parseInt(f[2]), f[0]);
            }
        }
        return groups;
    }

    /** The rights of an account: its primary group and every group that lists it. */
    public Credentials credentials(Account account) {
        TreeSet<Integer> member = new TreeSet<>();
        member.add(account.gid());
        for (String[] f : lines("/etc/group", 4)) {
            if (Arrays.asList(f[3].split(",")).contains(account.name())) {
                member.add(Integer.parseInt(f[2]));
            }
        }
        return new Credentials(account.uid(), account.gid(), member);
    }

    /** The user's name, or the number where there is none. */
    public String userName(int uid) {
        return byUid(uid).map(Account::name).orElse(String.valueOf(uid));
    }

    /** The group's name, or the number where there is none. */
    public String groupName(int gid) {
        return groups().getOrDefault(gid, String.valueOf(gid));
    }

    private List<String[]> lines(String path, int fields) {
        if (!files.isRegular(path)) {
            return List.of();
        }
        return files.readText(path).lines().map(line -> line.split(":", -1)).filter(f -> f.length == fields).toList();
    }
}
