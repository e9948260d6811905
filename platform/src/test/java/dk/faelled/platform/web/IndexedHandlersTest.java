package dk.faelled.platform.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.options;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

class IndexedHandlersTest {
    private final MockMvc site = MockMvcBuilders.standaloneSetup(new Things())
            .setCustomHandlerMapping(IndexedHandlers::new)
            .build();

    @RestController
    @RequestMapping({"/things", "/os2/things"})
    static class Things {
        @GetMapping
        String all() {
            return "all";
        }

        @GetMapping("/{id}")
        String one(@PathVariable String id) {
            return "one " + id;
        }

        @GetMapping("/new")
        String empty() {
            return "new";
        }

        @PostMapping("/{id}/parts/{part}")
        String part(@PathVariable String id, @PathVariable String part) {
            return id + " of " + part;
        }

        @GetMapping(path = "/{id}/text", params = "long")
        String longText(@PathVariable String id) {
            return "long " + id;
        }

        @GetMapping("/{id}/text")
        String text(@PathVariable String id) {
            return "short " + id;
        }

        @GetMapping("/tree/{*rest}")
        String tree(@PathVariable String rest) {
            return "tree " + rest;
        }
    }

    private void answers(String path, String text) throws Exception {
        site.perform(get(URI.create(path)))
                .andExpect(status().isOk())
                .andExpect(content().string(text));
    }

    @Test
    void findsAPathByEitherOfItsBeginnings() throws Exception {
        answers("/things", "all");
        answers("/os2/things", "all");
        answers("/os2/things/7", "one 7");
    }

    @Test
    void prefersTheMoreExactOne() throws Exception {
        answers("/things/new", "new");
        answers("/things/7/text?long=1", "long 7");
        answers("/things/7/text", "short 7");
        answers("/things/tree/a/b", "tree /a/b");
    }

    @Test
    void readsWhatIsEncodedInThePath() throws Exception {
        answers("/%74hings/a%2Fb", "one a/b");
        answers("/things/n%65w", "new");
    }

    @Test
    void saysWhichMethodsThereAre() throws Exception {
        site.perform(post("/things/7/text"))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(header().string("Allow", "GET"));
        site.perform(post("/things/7/parts/8")).andExpect(content().string("7 of 8"));
        site.perform(options("/things/7/parts/8")).andExpect(header().string("Allow", "POST,OPTIONS"));
    }

    @Test
    void leavesWhatNobodyAnswers() throws Exception {
        site.perform(get("/nothing")).andExpect(status().isNotFound());
        site.perform(get("/things/7/parts/8/more")).andExpect(status().isNotFound());
    }
}
