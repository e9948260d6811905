package dk.faelled.platform.module;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The switches of the current authority over HTTP. */
@RestController
@RequestMapping("/api/platform/v1/modules")
@Requires("platform.tenant.admin")
class ModulesApi {
    private final ModuleSwitches switches;

    /** A module that can be switched. */
    record Switch(String module, boolean on) {}

    record Items(List<Switch> items) {}

    /** @param modules those to be in use; the others are off */
    record Use(@Nullable List<String> modules) {}

    ModulesApi(ModuleSwitches switches) {
        this.switches = switches;
    }

    @GetMapping
    Items list() {
        var on = switches.on();
        return new Items(switches.offered().stream()
                .map(name -> new Switch(name, on.contains(name)))
                .toList());
    }

    @PutMapping
    Items use(@RequestBody Use wish) {
        if (wish.modules() == null) throw new RuleBroken("platform.module.absent").at("modules");
        switches.use(wish.modules().stream().map(String::valueOf).toList());
        return list();
    }
}
