package dk.faelled.platform.task;

import dk.faelled.platform.TaskKind;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TestTasks {
    record What(String what) {}

    static final Set<String> DONE = ConcurrentHashMap.newKeySet();

    @Bean
    TaskKind doForTest() {
        return new TaskKind("platform.test.do", What.class, null, List.of(new TaskKind.Action("done", DONE::add)));
    }

    @Bean
    TaskKind secretForTest() {
        return new TaskKind("platform.test.secret", What.class, "platform.keys", List.of());
    }
}
