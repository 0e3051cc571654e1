package dev.ktutor.host.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FileViewTest {
    private final FileTree tree = new FileTree(() -> Instant.parse("2026-01-15T09:00:00Z"));
    private final FileView files = tree.asRoot();
    private final FileView alice = new FileView(tree, new Credentials(1000, 1000, Set.of()), "/home/alice", 022);

    private static void fails(Errno errno, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(FileError.class, e -> assertThat(e.errno()).isEqualTo(errno));
    }

    @Test
    void write_thenRead() {
        files.makeDirectories("/a/b");
        files.write("/a/b/c", "hello");
        assertThat(files.at("/a").readText("b/../b/c")).isEqualTo("hello");
        assertThat(files.stat("/a/b/c").modeText()).isEqualTo("-rw-r--r--");
    }

    @Test
    void missingAndMisusedPaths_giveLinuxErrnos() {
        files.makeDirectory("/d");
        files.write("/f", "x");
        fails(Errno.ENOENT, () -> files.read("/none"));
        fails(Errno.ENOENT, () -> files.read("/none/deeper"));
        fails(Errno.ENOTDIR, () -> files.read("/f/deeper"));
        fails(Errno.ENOTDIR, () -> files.read("/f/"));
        fails(Errno.EISDIR, () -> files.write("/d", "x"));
        fails(Errno.EEXIST, () -> files.makeDirectory("/d"));
        fails(Errno.EISDIR, () -> files.remove("/d"));
        fails(Errno.ENOENT, () -> files.read(""));
    }

    @Test
    void symlinks_areFollowed_andLoopsEnd() {
        files.makeDirectory("/real");
        files.write("/real/f", "1");
        files.symlink("/real", "/link");
        files.symlink("loop", "/loop");
        assertThat(files.readText("/link/f")).isEqualTo("1");
        assertThat(files.realPath("/link/f")).isEqualTo("/real/f");
        assertThat(files.lstat("/link").isSymlink()).isTrue();
        fails(Errno.ELOOP, () -> files.read("/loop"));
    }

    @Test
    void rename_replacesAFile_andMovesADirectory() {
        files.write("/a", "new");
        files.write("/b", "old");
        files.rename("/a", "/b");
        assertThat(files.readText("/b")).isEqualTo("new");
        assertThat(files.exists("/a")).isFalse();
        files.makeDirectories("/d/e");
        files.rename("/d", "/g");
        assertThat(files.isDirectory("/g/e")).isTrue();
        assertThat(files.stat("/").links()).isEqualTo(3);
        fails(Errno.EINVAL, () -> files.rename("/g", "/g/e/x"));
    }

    @Test
    void permissions_bindPlainUsers_notRoot() {
        files.makeDirectories("/home/alice");
        files.chown("/home/alice", 1000, 1000, true);
        files.write("/secret", "s");
        files.chmod("/secret", 0600);
        fails(Errno.EACCES, () -> alice.read("/secret"));
        fails(Errno.EACCES, () -> alice.write("/new", "x"));
        alice.write("own", "x");
        assertThat(alice.stat("own").uid()).isEqualTo(1000);
        fails(Errno.EPERM, () -> alice.chmod("/secret", 0644));
    }

    @Test
    void snapshot_bringsBackContentNamesAndModes() {
        files.write("/kept", "before");
        FileTree.Snapshot snapshot = tree.snapshot();
        files.write("/kept", "after");
        files.openWrite("/kept", OpenMode.APPEND).output().print("!");
        files.write("/new", "x");
        tree.restore(snapshot);
        assertThat(files.readText("/kept")).isEqualTo("before");
        assertThat(files.exists("/new")).isFalse();
    }

    @Test
    void onFirstUse_makesADirectoryOnlyWhenLookedAt() {
        boolean[] made = {false};
        tree.onFirstUse("/etc/kubernetes", () -> {
            made[0] = true;
            files.makeDirectories("/etc/kubernetes/pki");
        });
        assertThat(files.exists("/etc")).isFalse();
        assertThat(made[0]).isFalse();
        assertThat(files.list("/etc/kubernetes")).containsExactly("pki");
    }
}
