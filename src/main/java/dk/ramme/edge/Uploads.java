package dk.ramme.edge;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** Tells which requests are uploads, and which of those are at an address that takes them. */
@Component
public class Uploads {

    private final List<RequestMatcher> addresses;

    Uploads(ObjectProvider<UploadAddress> addresses) {
        this.addresses = addresses.stream().map(UploadAddress::matcher).toList();
    }

    /**
     * Whether an address takes this upload and nothing of it has been read: its token is found while it is read, by
     * {@link UploadResolver}, when it is known who sends it.
     */
    public boolean isUnread(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.REQUEST
                && isUpload(request.getContentType())
                && addresses.stream().anyMatch(address -> address.matches(request))
                && WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class) == null;
    }

    /** Whether an address takes the upload, if it is one. */
    boolean isInPlace(HttpServletRequest request) {
        return !isUpload(request.getContentType()) || addresses.stream().anyMatch(address -> address.matches(request));
    }

    static boolean isUpload(@Nullable String contentType) {
        return contentType != null
                && contentType.stripLeading().toLowerCase(Locale.ROOT).startsWith("multipart/");
    }
}
