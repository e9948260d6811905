package dk.faelled.platform.web;

import dk.faelled.platform.LargeBody;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** A body that is no upload is small: one that says it is larger is refused unread, one that only is, on the way. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimit extends OncePerRequestFilter {
    static final int OURS = 1 << 20;
    /** Whole organisations are posted to interfaces of replaced products. */
    private static final int COMPATIBLE = 32 << 20;

    private final PlainProblems problems;
    private final List<LargeBody> large;

    /** The body went on beyond what is allowed. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    BodyLimit(PlainProblems problems, ObjectProvider<LargeBody> large) {
        this.problems = problems;
        this.large = large.stream().toList();
    }

    private long most(String path) {
        for (var one : large) if (one.covers(path)) return one.bytes();
        return CompatiblePrefixes.covers(path) ? COMPATIBLE : OURS;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long most = most(request.getRequestURI());
        if (request.getContentLengthLong() > most) {
            problems.answer(request, response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "TOO_LARGE");
            return;
        }
        // without a length, nobody knows before it is read
        chain.doFilter(request.getContentLengthLong() < 0 ? new Counted(request, most) : request, response);
    }

    private static final class Counted extends HttpServletRequestWrapper {
        private final long most;

        Counted(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream(), most);
        }
    }

    private static final class CountedStream extends ServletInputStream {
        private final ServletInputStream inner;
        private long left;

        CountedStream(ServletInputStream inner, long most) {
            this.inner = inner;
            left = most;
        }

        @Override
        public int read() throws IOException {
            int read = inner.read();
            if (read >= 0) count(1);
            return read;
        }

        @Override
        public int read(byte[] into, int start, int length) throws IOException {
            int read = inner.read(into, start, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws TooLarge {
            left -= read;
            if (left < 0) throw new TooLarge();
        }

        @Override
        public boolean isFinished() {
            return inner.isFinished();
        }

        @Override
        public boolean isReady() {
            return inner.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            inner.setReadListener(listener);
        }
    }
}
