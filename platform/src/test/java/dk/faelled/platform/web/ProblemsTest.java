package dk.faelled.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.ModelAndView;

@ExtendWith(OutputCaptureExtension.class)
class ProblemsTest {
    @Test
    void whoeverLeavesInTheMiddleOfAnAnswerIsNoFault(CapturedOutput log) {
        var left = new ClientAbortException(new IOException("Connection reset by peer"));
        var answer = new Problems().unexpected(left, new MockHttpServletRequest(), new MockHttpServletResponse());
        assertThat(answer).isInstanceOfSatisfying(ModelAndView.class, view -> assertThat(view.isEmpty())
                .isTrue());
        assertThat(log.toString()).doesNotContain("Connection reset");
    }
}
