package dk.ramme.edge;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.apache.tomcat.util.http.fileupload.FileItem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

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
