package dev.ktutor.lab.save;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ktutor.data.Tree;
import dev.ktutor.host.fs.FileArchive;
import dev.ktutor.host.fs.FileTree;
import dev.ktutor.host.fs.FileView;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SavedLabTest {
    private static final Instant NOW = Instant.parse("2026-01-15T09:00:00Z");

    private static byte[] zip(SavedLab lab) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SavedLabWriter.write(lab, out);
        return out.toByteArray();
    }

    private static SavedLab read(byte[] zip) {
        return SavedLabReader.read(new ByteArrayInputStream(zip));
    }

    private static FileTree disk() {
        FileTree tree = new FileTree(() -> NOW);
        FileView files = tree.asRoot();
        files.makeDirectories("/root/sub");
        files.write("/root/a", "text\n");
        files.link("/root/a", "/root/sub/same");
        files.write("/root/bin\udcff", new byte[] {0, (byte) 0xff, 10});
        files.symlink("a", "/root/link");
        files.makeDevice("/null", "null", 0666);
        files.chmod("/root/a", 04750);
        files.chown("/root/a", 1000, 1001, true);
        return tree;
    }

    @Test
    void aDisk_comesBackWithNamesBytesModesOwnersAndLinks() throws IOException {
        SavedLab lab = new SavedLab(Tree.of("seed", 7L), Map.of(SavedLab.NOW,
                new SavedWorld(Map.of("controlplane", FileArchive.of(disk())), Tree.of("revision", 42L))));
        SavedLab back = read(zip(lab));
        assertThat(back.memory()).isEqualTo(Map.of("seed", 7L));
        SavedWorld world = back.worlds().get(SavedLab.NOW);
        assertThat(world.cluster()).isEqualTo(Map.of("revision", 42L));
        FileTree tree = new FileTree(() -> NOW);
        FileArchive.load(tree, world.hosts().get("controlplane"));
        FileView files = tree.asRoot();
        assertThat(files.readText("/root/link")).isEqualTo("text\n");
        assertThat(files.read("/root/bin\udcff")).containsExactly(0, 0xff, 10);
        assertThat(files.stat("/root/a").modeText()).isEqualTo("-rwsr-x---");
        assertThat(files.stat("/root/a").uid()).isEqualTo(1000);
        assertThat(files.stat("/root/sub/same").inode()).isEqualTo(files.stat("/root/a").inode());
        assertThat(files.stat("/root/a").links()).isEqualTo(2);
        assertThat(files.stat("/root/a").modified()).isEqualTo(NOW);
    }

    @Test
    void whatIsNoSavedLab_orDamaged_orNewer_isSaidInOneLine() throws IOException {
        byte[] good = zip(new SavedLab(Map.of(), Map.of(SavedLab.NOW, new SavedWorld(Map.of("h", FileArchive.of(disk())), null))));
        assertThatThrownBy(() -> read("hello".getBytes())).isInstanceOf(SavedLabError.class).hasMessage("is not a saved lab");
        assertThatThrownBy(() -> read(new byte[0])).isInstanceOf(SavedLabError.class).hasMessage("is not a saved lab");
        for (int length : new int[] {good.length / 4, good.length / 2}) {
            assertThatThrownBy(() -> read(Arrays.copyOf(good, length))).isInstanceOf(SavedLabError.class);
        }
        byte[] newer = zip(new SavedLab(Map.of("version", 99L), Map.of(SavedLab.NOW, new SavedWorld(Map.of(), null))));
        assertThatThrownBy(() -> read(newer)).isInstanceOf(SavedLabError.class)
                .hasMessage("was saved by a newer ktutor (format 99, this one reads up to 1)");
    }
}
