package dk.ramme.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.FileItem;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.support.DefaultMultipartHttpServletRequest;

/** A request with what was uploaded: its fields and its files, which are deleted when it ends. */
class ReceivedUpload extends DefaultMultipartHttpServletRequest {

    private final UploadBudget.Claim claim;
    private final List<FileItem> files = new ArrayList<>();
    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    ReceivedUpload(HttpServletRequest request, UploadBudget.Claim claim) {
        super(request);
        this.claim = claim;
    }

    /** The request as it came, before its parts are read. */
    HttpServletRequest sent() {
        return (HttpServletRequest) getRequest();
    }

    void add(FileItem file) {
        files.add(file);
    }

    void add(String field, String value) {
        fields.computeIfAbsent(field, name -> new ArrayList<>()).add(value);
    }

    int parts() {
        return files.size() + fields.values().stream().mapToInt(List::size).sum();
    }

    @Nullable
    String first(String field) {
        var values = fields.get(field);
        return values == null ? null : values.get(0);
    }

    /** Everything is there. */
    void complete() {
        var byName = new LinkedMultiValueMap<String, MultipartFile>();
        files.forEach(file -> byName.add(file.getFieldName(), new ReceivedFile(file)));
        setMultipartFiles(byName);
        var parameters = new HashMap<String, String[]>();
        fields.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
        setMultipartParameters(parameters);
        setMultipartParameterContentTypes(Map.of());
    }

    void forget() {
        files.forEach(FileItem::delete);
        claim.end();
    }

    /** A file that was sent, in memory or in the upload folder until its request ends. */
    record ReceivedFile(FileItem item) implements MultipartFile {

        @Override
        public String getName() {
            return item.getFieldName();
        }

        @Override
        public @Nullable String getOriginalFilename() {
            return item.getName();
        }

        @Override
        public @Nullable String getContentType() {
            return item.getContentType();
        }

        @Override
        public boolean isEmpty() {
            return item.getSize() == 0;
        }

        @Override
        public long getSize() {
            return item.getSize();
        }

        @Override
        public byte[] getBytes() {
            return item.get();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return item.getInputStream();
        }

        @Override
        public void transferTo(File to) throws IOException {
            try (var content = item.getInputStream()) {
                Files.copy(content, to.toPath());
            }
        }
    }
}
