package io.tranche.testing;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A module may use the ones in its line and itself; what stands in no line (standalone, bench) may use all. */
final class PointInOneDirection extends ArchCondition<JavaClass> {

    private static final Set<String> OF_A_SERVICE = Set.of("contracts", "messaging", "web");
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            entry("contracts"),
            entry("messaging", "contracts"),
            entry("web", "contracts"),
            entry("ops", "contracts", "messaging", "web"),
            entry("opscli"),
            entry("relay", "contracts", "web"),
            entry("embedded"),
            Map.entry("auth", OF_A_SERVICE),
            Map.entry("wallet", OF_A_SERVICE),
            Map.entry("loan", OF_A_SERVICE),
            Map.entry("ledger", OF_A_SERVICE),
            Map.entry("gateway", OF_A_SERVICE));

    private final String prefix;

    PointInOneDirection(String root) {
        super("use only the modules below their own");
        this.prefix = root + ".";
    }

    @Override
    public void check(JavaClass origin, ConditionEvents events) {
        Optional<String> module = moduleOf(origin);
        if (module.isEmpty() || !ALLOWED.containsKey(module.get())) {
            return;
        }
        Set<String> allowed = ALLOWED.get(module.get());
        for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
            Optional<String> target = moduleOf(dependency.getTargetClass());
            if (target.isPresent() && !target.equals(module) && !allowed.contains(target.get())) {
                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
            }
        }
    }

    private static Map.Entry<String, Set<String>> entry(String module, String... allowed) {
        return Map.entry(module, Set.of(allowed));
    }

    private Optional<String> moduleOf(JavaClass type) {
        String packageName = type.getPackageName();
        return packageName.startsWith(prefix)
                ? Optional.of(packageName.substring(prefix.length()).split("\\.", 2)[0])
                : Optional.empty();
    }
}
