package dev.ktutor.pki.path;

import dev.ktutor.pki.path.PolicyExtensions.Item;
import dev.ktutor.pki.path.PolicyExtensions.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tree of valid policies (RFC 5280 §6.1), a level a certificate below the anchor, grown and pruned as OpenSSL does. */
final class PolicyTree {
    private static final int MOST_NODES = 1000;

    static final class Node {
        final Item item;
        final @Nullable Node parent;
        int children;

        Node(Item item, @Nullable Node parent) {
            this.item = item;
            this.parent = parent;
        }
    }

    static final class Level {
        final List<Node> nodes = new ArrayList<>();
        @Nullable Node any;
        boolean inhibitAny;
        boolean inhibitMap;
    }

    private final List<Level> levels = new ArrayList<>();
    private int count;

    PolicyTree() {
        Level top = new Level();
        levels.add(top);
        top.any = new Node(new Item(PolicyExtensions.ANY, false, new byte[0]), null);
        count = 1;
    }

    Level add(boolean inhibitAny, boolean inhibitMap) {
        Level level = new Level();
        level.inhibitAny = inhibitAny;
        level.inhibitMap = inhibitMap;
        levels.add(level);
        return level;
    }

    /** The tree has grown out of bounds. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("policy tree too large", null, false, false);
        }
    }

    private Node node(@Nullable Level level, Item item, @Nullable Node parent) {
        if (count++ >= MOST_NODES) {
            throw new TooLarge();
        }
        Node node = new Node(item, parent);
        if (level != null && item.oid.equals(PolicyExtensions.ANY)) {
            level.any = node;
        } else if (level != null) {
            level.nodes.add(node);
        }
        if (parent != null) {
            parent.children++;
        }
        return node;
    }

    /** Grows level n from what its certificate says; false if the tree is empty then. */
    boolean grow(int n, PolicyExtensions said) {
        Level last = levels.get(n - 1);
        Level level = levels.get(n);
        for (Item item : said.items()) {
            boolean matched = false;
            for (Node above : List.copyOf(last.nodes)) {
                if (matches(last, above, item.oid)) {
                    node(level, item, above);
                    matched = true;
                }
            }
            if (!matched && last.any != null) {
                node(level, item, last.any);
            }
        }
        Item any = said.any();
        if (!level.inhibitAny && any != null) {
            for (Node above : last.nodes) {
                unmatched(last, level, above, any);
            }
            if (last.any != null) {
                node(level, any, last.any);
            }
        }
        return prune(n);
    }

    private static boolean isMapped(Item item) {
        return item.mapping != Mapping.NONE;
    }

    private static boolean matches(Level level, Node node, String oid) {
        return level.inhibitMap || !isMapped(node.item) ? node.item.oid.equals(oid) : node.item.expected.contains(oid);
    }

    /** A policy above that nothing here matched lives on under anyPolicy's qualifiers. */
    private void unmatched(Level last, Level level, Node above, Item any) {
        if (last.inhibitMap || above.item.mapping != Mapping.OWN) {
            if (above.children == 0) {
                node(level, new Item(above.item.oid, above.item.critical, any.qualifiers), above);
            }
        } else if (above.children != above.item.expected.size()) {
            for (String oid : above.item.expected) {
                if (level.nodes.stream().noneMatch(n -> n.parent == above && n.item.oid.equals(oid))) {
                    node(level, new Item(oid, above.item.critical, any.qualifiers), above);
                }
            }
        }
    }

    private boolean prune(int n) {
        Level level = levels.get(n);
        if (level.inhibitMap) {
            drop(level, node -> isMapped(node.item));
        }
        for (int i = n - 1; i >= 0; i--) {
            Level above = levels.get(i);
            drop(above, node -> node.children == 0);
            Node any = above.any;
            if (any != null && any.children == 0) {
                if (any.parent != null) {
                    any.parent.children--;
                }
                above.any = null;
            }
        }
        return levels.get(0).any != null;
    }

    private static void drop(Level level, java.util.function.Predicate<Node> which) {
        for (Node node : level.nodes) {
            if (which.test(node) && node.parent != null) {
                node.parent.children--;
            }
        }
        level.nodes.removeIf(which);
    }

    /** The policies all authorities agree on. */
    PathPolicies policies(boolean explicit, List<String> wanted) {
        Node last = levels.get(levels.size() - 1).any;
        List<Node> found = new ArrayList<>();
        for (int i = 1; i < levels.size() && levels.get(i - 1).any != null; i++) {
            Node above = levels.get(i - 1).any;
            levels.get(i).nodes.stream().filter(n -> n.parent == above && found.stream().noneMatch(f -> f.item.oid.equals(n.item.oid))).forEach(found::add);
        }
        sort(found, wanted.isEmpty() || wanted.contains(PolicyExtensions.ANY) ? found.size() - 1 : found.size());
        List<Node> authority = last != null ? List.of(last) : found;
        Optional<List<Node>> user = wanted.contains(PolicyExtensions.ANY) ? some(authority) : some(user(found, last, wanted));
        return new PathPolicies(explicit, some(authority).map(PolicyTree::shown), user.map(PolicyTree::shown));
    }

    /** OpenSSL sorts such lists when it looks something up in them, so that the last one added may stand behind the others. */
    private static void sort(List<Node> nodes, int upTo) {
        if (upTo > 1) {
            nodes.subList(0, upTo).sort(java.util.Comparator.comparing(n -> n.item.oid, PolicyExtensions.ORDER));
        }
    }

    private List<Node> user(List<Node> found, @Nullable Node any, List<String> wanted) {
        List<Node> user = new ArrayList<>();
        for (String oid : wanted) {
            Optional<Node> same = found.stream().filter(n -> n.item.oid.equals(oid)).findFirst();
            if (same.isPresent()) {
                user.add(same.get());
            } else if (any != null) {
                user.add(node(null, new Item(oid, any.item.critical, any.item.qualifiers), any.parent));
            }
        }
        return user;
    }

    private static Optional<List<Node>> some(List<Node> nodes) {
        return nodes.isEmpty() ? Optional.empty() : Optional.of(nodes);
    }

    private static List<PathPolicies.Policy> shown(List<Node> nodes) {
        return nodes.stream().map(n -> new PathPolicies.Policy(n.item.oid, n.item.critical, n.item.qualifiers)).toList();
    }
}
