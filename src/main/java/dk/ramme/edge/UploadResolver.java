package dk.ramme.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.MultipartResolver;

/**
 * Reads an upload, here and nowhere else: the server itself has no leave to. By then security has let the request through to
 * its page, so route and role are known; the token comes with the first fields, and no file is kept before it is right.
 */
@Component("multipartResolver")
class UploadResolver implements MultipartResolver {

    /** How many times too large an upload is heard out: a browser that is cut off in the middle shows no page. */
    private static final long HEARD_OUT = 4;

    private final Uploads uploads;
    private final UploadBudget budget;
    private final UploadSettings settings;
    private final UploadFolder folder;
    private final MultipartProperties sizes;
    private final FormToken token;

    UploadResolver(
            Uploads uploads,
            UploadBudget budget,
            UploadSettings settings,
            UploadFolder folder,
            MultipartProperties sizes,
            FormToken token) {
        this.uploads = uploads;
        this.budget = budget;
        this.settings = settings;
        this.folder = folder;
        this.sizes = sizes;
        this.token = token;
    }

    @Override
    public boolean isMultipart(HttpServletRequest request) {
        return uploads.isUnread(request);
    }

    @Override
    public MultipartHttpServletRequest resolveMultipart(HttpServletRequest request) {
        var largest = sizes.getMaxRequestSize().toBytes();
        var size = request.getContentLengthLong();
        var claim = budget.claim(request.getRemoteUser(), size < 0 || size > largest ? largest : size);
        var received = new ReceivedUpload(request, claim);
        var whole = false;
        try {
            var body = new SteadyBody(request.getInputStream(), settings);
            if (size > largest) {
                hearOut(body, largest);
                throw new MaxUploadSizeExceededException(largest);
            }
            new UploadReader(sizes, folder, token).read(body, received);
            whole = true;
            return received;
        } catch (SteadyBody.TooSlow slow) {
            throw new UploadRefused(HttpStatus.REQUEST_TIMEOUT);
        } catch (IOException broken) {
            throw new UploadRefused(HttpStatus.BAD_REQUEST);
        } finally {
            if (!whole) received.forget();
        }
    }

    @Override
    public void cleanupMultipart(MultipartHttpServletRequest request) {
        ((ReceivedUpload) request).forget();
    }

    private static void hearOut(SteadyBody body, long largest) throws IOException {
        var heard = new byte[1 << 16];
        long left = HEARD_OUT * largest;
        for (int read = 0; read >= 0 && left > 0; left -= read) read = body.read(heard);
    }
}
