package dev.ktutor.grade.kind;

import dev.ktutor.grade.CheckArguments;
import dev.ktutor.grade.CheckKind;
import dev.ktutor.grade.Evidence;
import dev.ktutor.grade.Finding;
import java.util.Map;
import java.util.Set;

/** Whether the named etcd members have joined and are healthy. */
final class EtcdMembersCheck implements CheckKind {

    @Override
    public String name() {
        return "etcd-members";
    }

    @Override
    public Map<String, Need> arguments() {
        return Map.of("members", Need.REQUIRED);
    }

    @Override
    public Set<String> reasons() {
        return Set.of("etcd.no-member", "etcd.unhealthy");
    }

    @Override
    public Finding examine(CheckArguments arguments, Evidence evidence) {
        Map<String, String> members = evidence.etcdMembers();
        for (String member : arguments.texts("members")) {
            String state = members.get(member);
            if (state == null) {
                return Finding.fails("etcd.no-member", "member", member);
            }
            if (!state.equals("healthy")) {
                return Finding.fails("etcd.unhealthy", "member", member, "why", state);
            }
        }
        return Finding.holds();
    }
}
