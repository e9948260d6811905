package dk.faelled.walls;

import dk.faelled.Faelled;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** The whole program, really started, once for all tests of its walls. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Faelled.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "faelled.hosts.os2mo=mo.example,mo.own.example=10000001",
            "faelled.proxy.trusted=127.0.0.2/32",
            "faelled.outbound.allow=127.0.0.9/32",
            "faelled.push-gateway.url=http://127.0.0.9:18339/gateway",
            "faelled.push-gateway.key=of-the-gateway",
            "faelled.secondfactor.extension-origins=chrome-extension://abcdefgh",
            "faelled.radius.port=0",
            "faelled.radius.second-port=0"
        })
@Import(TwoAuthorities.class)
@interface Walls {}
