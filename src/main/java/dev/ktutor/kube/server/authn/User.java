package dev.ktutor.kube.server.authn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Somebody the server knows.
 *
 * @param uid "" for all but service accounts
 * @param extra further facts of the authenticator, such as the credential's id
 */
public record User(String name, String uid, List<String> groups, Map<String, List<String>> extra) {
    /** The group that may do everything, whatever RBAC says. */
    public static final String MASTERS = "system:masters";
    /** The group of everybody who proved a name. */
    public static final String AUTHENTICATED = "system:authenticated";
    /** The group of nobody in particular. */
    public static final String UNAUTHENTICATED = "system:unauthenticated";
    /** Nobody in particular. */
    public static final User ANONYMOUS = new User("system:anonymous", "", List.of(UNAUTHENTICATED), Map.of());
    /** The server itself. */
    public static final User LOOPBACK = new User("system:apiserver", "", List.of(AUTHENTICATED, MASTERS), Map.of());

    private static final String SERVICE_ACCOUNT = "system:serviceaccount:";

    /** Copies the collections. */
    public User {
        groups = List.copyOf(groups);
        extra = Map.copyOf(extra);
    }

    /** The user that a service account is. */
    public static User serviceAccount(String namespace, String name, String uid, Map<String, List<String>> extra) {
        return new User(SERVICE_ACCOUNT + namespace + ":" + name, uid, serviceAccountGroups(namespace), extra);
    }

    /** The groups that every service account of the namespace is in. */
    public static List<String> serviceAccountGroups(String namespace) {
        return List.of("system:serviceaccounts", "system:serviceaccounts:" + namespace);
    }

    /** Namespace and name of the service account that the user name stands for; empty for others. */
    public static List<String> serviceAccountParts(String userName) {
        if (!userName.startsWith(SERVICE_ACCOUNT)) {
            return List.of();
        }
        String[] parts = userName.substring(SERVICE_ACCOUNT.length()).split(":", -1);
        return parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty() ? List.of(parts) : List.of();
    }

    /** This user, also in {@code system:authenticated}. */
    public User authenticated() {
        if (groups.contains(AUTHENTICATED) || groups.contains(UNAUTHENTICATED)) {
            return this;
        }
        List<String> more = new ArrayList<>(groups);
        more.add(AUTHENTICATED);
        return new User(name, uid, more, extra);
    }

    /** Whether the user is in the group. */
    public boolean in(String group) {
        return groups.contains(group);
    }

    /** The user as the API writes it in reviews and audit events. */
    public Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("username", name);
        if (!uid.isEmpty()) {
            tree.put("uid", uid);
        }
        if (!groups.isEmpty()) {
            tree.put("groups", groups);
        }
        if (!extra.isEmpty()) {
            tree.put("extra", extra);
        }
        return tree;
    }
}
