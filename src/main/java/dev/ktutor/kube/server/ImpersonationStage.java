package dev.ktutor.kube.server;

import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.Status;
import dev.ktutor.kube.server.authn.User;
import dev.ktutor.kube.server.authz.Attributes;
import dev.ktutor.kube.server.authz.Authorizer;
import dev.ktutor.kube.server.authz.Ruling;
import dev.ktutor.sim.Journal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lets those who may act for others do so ({@code Impersonate-User}, {@code -Group}, {@code -Uid}, {@code -Extra-*}). */
final class ImpersonationStage implements Stage {
    private static final String EXTRA = "impersonate-extra-";

    private final Authorizer authorizer;
    private final Journal journal;

    ImpersonationStage(Authorizer authorizer, Journal journal) {
        this.authorizer = authorizer;
        this.journal = journal;
    }

    @Override
    public Outcome apply(Call call) {
        ApiRequest request = call.request();
        String name = request.header("Impersonate-User");
        List<String> groups = new ArrayList<>(request.headerValues("Impersonate-Group"));
        String uid = request.header("Impersonate-Uid");
        Map<String, List<String>> extra = extra(request);
        if (name.isEmpty()) {
            boolean without = !groups.isEmpty() || !uid.isEmpty() || !extra.isEmpty();
            return without ? new Outcome.Reject("impersonation", call, Status.internalError("requested "
                + groups.stream().map(group -> "{Group  " + group + "    }").toList().toString().replace(", ", " ") + " without impersonating a user"))
                : new Outcome.Pass(call);
        }
        for (Attributes wanted : wanted(call.user(), name, groups, uid, extra)) {
            Ruling ruling = authorizer.authorize(wanted);
            if (!ruling.allowed()) {
                String message = wanted.refusal() + (ruling.reason().isEmpty() ? "" : ": " + ruling.reason());
                journal.refused("authz.impersonation", Map.of("user", call.user().name(), "resource", wanted.resource(), "name", wanted.name()));
                return new Outcome.Reject("impersonation", call, Status.forbidden(wanted.group(), wanted.combinedResource(), wanted.name(), message));
            }
        }
        return new Outcome.Pass(call.actingFor(user(name, groups, uid, extra)));
    }

    private static Map<String, List<String>> extra(ApiRequest request) {
        Map<String, List<String>> extra = new LinkedHashMap<>();
        for (String header : request.headers().keySet()) {
            if (header.toLowerCase(Locale.ROOT).startsWith(EXTRA)) {
                String key = URLDecoder.decode(header.toLowerCase(Locale.ROOT).substring(EXTRA.length()), StandardCharsets.UTF_8);
                extra.put(key, request.headerValues(header));
            }
        }
        return extra;
    }

    private static List<Attributes> wanted(User user, String name, List<String> groups, String uid, Map<String, List<String>> extra) {
        List<Attributes> wanted = new ArrayList<>();
        List<String> account = User.serviceAccountParts(name);
        wanted.add(account.isEmpty() ? Attributes.resource(user, "impersonate", "", "users", "", "", name)
            : Attributes.resource(user, "impersonate", "", "serviceaccounts", "", account.get(0), account.get(1)));
        groups.forEach(group -> wanted.add(Attributes.resource(user, "impersonate", "", "groups", "", "", group)));
        if (!uid.isEmpty()) {
            wanted.add(Attributes.resource(user, "impersonate", "authentication.k8s.io", "uids", "", "", uid));
        }
        extra.forEach((key, values) -> values.forEach(value ->
            wanted.add(Attributes.resource(user, "impersonate", "authentication.k8s.io", "userextras", key, "", value))));
        return wanted;
    }

    private static User user(String name, List<String> groups, String uid, Map<String, List<String>> extra) {
        List<String> account = User.serviceAccountParts(name);
        List<String> all = new ArrayList<>(groups.isEmpty() && !account.isEmpty() ? User.serviceAccountGroups(account.get(0)) : groups);
        User plain = new User(name, uid, all, extra);
        if (!name.equals(User.ANONYMOUS.name())) {
            return plain.authenticated();
        }
        if (!all.contains(User.UNAUTHENTICATED)) {
            all.add(User.UNAUTHENTICATED);
        }
        return new User(name, uid, all, extra);
    }
}
