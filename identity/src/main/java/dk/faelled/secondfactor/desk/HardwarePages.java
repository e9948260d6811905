package dk.faelled.secondfactor.desk;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sensitive;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.MenuEntry;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import dk.faelled.secondfactor.connector.ConnectorRights;
import dk.faelled.secondfactor.viewer.Stock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Kodevisere: an authority's code viewers (MFA-09), loaded from the maker's file, set right and taken back. */
@Controller
@RequestMapping(HardwarePages.PATH)
@Requires(ConnectorRights.HARDWARE)
class HardwarePages {
    static final String PATH = "/secondfactor/hardware";
    private static final String ACT = "/{serial:[A-Za-z0-9._-]+}/{act:adjust|reset|deregister}";
    private static final int PAGE = 50;
    private static final int LARGEST = 2 << 20;
    private final Stock stock;

    HardwarePages(Stock stock) {
        this.stock = stock;
    }

    @Bean
    static MenuEntry hardwareInTheMenu() {
        return new MenuEntry("identity", "secondfactor.hardware", PATH, ConnectorRights.HARDWARE, 955);
    }

    @GetMapping
    ModelAndView all(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String after) {
        var found = stock.page(q, after, PAGE + 1);
        var lines = found.stream().limit(PAGE).map(HardwarePages::line).toList();
        var more = found.size() > PAGE ? lines.getLast().serial() : null;
        return new ModelAndView("secondfactor/hardware", "view", new HardwareViews.All(q.strip(), lines, more));
    }

    private static HardwareViews.Line line(Stock.Line one) {
        var state = one.device() == null ? "free" : one.usable() ? "held" : "blocked";
        return new HardwareViews.Line(
                one.serial(),
                Messages.text("secondfactor.hardware.state." + state),
                one.device() == null ? "" : one.device(),
                one.usedAt() == null
                        ? Messages.text("secondfactor.never")
                        : Formats.current().moment(one.usedAt()));
    }

    @GetMapping("/load")
    ModelAndView form() {
        return form(List.of(), Errors.NONE);
    }

    private static ModelAndView form(List<String> faults, Errors errors) {
        return new ModelAndView("secondfactor/hardwareLoad", "view", new HardwareViews.Load(faults, errors));
    }

    @PostMapping("/load")
    @Sensitive("whoever has the file makes the codes of all that are in it")
    ModelAndView load(@RequestParam(required = false) @Nullable MultipartFile file, RedirectAttributes next)
            throws IOException {
        if (file == null || file.isEmpty() || file.getSize() > LARGEST)
            return refused(form(List.of(), Errors.of("file", Messages.text("secondfactor.hardware.file"))));
        var loaded = stock.load(new String(file.getBytes(), StandardCharsets.UTF_8));
        if (!loaded.faults().isEmpty())
            return refused(form(loaded.faults(), Errors.of("file", Messages.text("secondfactor.hardware.faults"))));
        next.addFlashAttribute(
                Shell.Flash.ATTRIBUTE,
                Shell.Flash.success("secondfactor.hardware.loaded", loaded.read(), loaded.changed()));
        return new ModelAndView("redirect:" + PATH);
    }

    @GetMapping(ACT)
    ModelAndView ask(@PathVariable String serial, @PathVariable String act) {
        return act(serial, act, "", Errors.NONE);
    }

    private static ModelAndView act(String serial, String act, String reason, Errors errors) {
        return new ModelAndView("secondfactor/hardwareAct", "view", new HardwareViews.Act(serial, act, reason, errors));
    }

    @PostMapping(ACT)
    @Sensitive("it opens or closes the door for somebody else")
    ModelAndView act(
            @PathVariable String serial,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String second,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        try {
            switch (act) {
                case "adjust" -> stock.adjust(serial, first, second);
                case "reset" -> stock.reset(serial, reason);
                default -> stock.deregister(serial, reason);
            }
        } catch (RuleBroken broken) {
            return refused(act(serial, act, reason, Errors.of(broken)));
        }
        next.addFlashAttribute(
                Shell.Flash.ATTRIBUTE, Shell.Flash.success("secondfactor.hardware." + act + ".done", serial));
        return new ModelAndView("redirect:" + PATH);
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
