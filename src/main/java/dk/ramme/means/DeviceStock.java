package dk.ramme.means;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which of the loaded devices is sent to whom: whoever it is sent to is the only one who can take it into use. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class DeviceStock {

    private final Devices devices;

    DeviceStock(Devices devices) {
        this.devices = devices;
    }

    /** The device that has lain here longest becomes the user's. @return its serial number; empty when there is none */
    public Optional<String> assignNext(IdentificationMeans kind, UUID user) {
        return devices.lockNextFree(kind, Limit.of(1))
                .filter(device -> device.assign(user))
                .map(Device::serial);
    }

    /** This very device becomes the user's. @return whether there is such a one, and nobody has it */
    public boolean assign(IdentificationMeans kind, String serial, UUID user) {
        return devices.lock(serial)
                .filter(device -> device.kind() == kind && device.assign(user))
                .isPresent();
    }

    /** Held until the end of the transaction: nobody takes it into use meanwhile. */
    public void hold(String serial) {
        devices.lock(serial);
    }

    /** A device that never arrived is good for nobody from now on. */
    public void discard(String serial, Instant at) {
        devices.lock(serial).ifPresent(device -> device.discard(at));
    }
}
