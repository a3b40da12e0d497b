//! What sort of drive a file is on, where that is cheap to know: two writers of one file can only be
//! kept apart where the drive keeps locks.

use std::path::Path;

/// File systems that other computers write to as well, as Linux names them.
const NETWORK: &[(&str, &str)] = &[
    ("nfs", "NFS"),
    ("nfs4", "NFS"),
    ("cifs", "SMB"),
    ("smb3", "SMB"),
    ("smbfs", "SMB"),
    ("fuse.sshfs", "SSHFS"),
    ("fuse.rclone", "rclone"),
    ("fuse.davfs", "WebDAV"),
    ("davfs", "WebDAV"),
    ("afs", "AFS"),
    ("ceph", "Ceph"),
    ("fuse.glusterfs", "GlusterFS"),
    ("9p", "shared folder"),
    ("vboxsf", "shared folder"),
];

/// The sort of network drive a file is on; none where it is on a drive of this computer, or where
/// the system does not say.
pub(super) fn network(file: &Path) -> Option<&'static str> {
    if cfg!(windows) {
        return file.to_string_lossy().starts_with(r"\\").then_some("network share");
    }
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
    of_mounts(&mounts, &file.canonicalize().ok()?)
}

/// The same, by the list of mounts (the kernel's `Documentation/filesystems/proc.rst`, section 3.5).
fn of_mounts(mounts: &str, file: &Path) -> Option<&'static str> {
    let mut deepest: Option<(usize, &str)> = None;
    for line in mounts.lines() {
        let Some((before, after)) = line.split_once(" - ") else { continue };
        let (Some(at), Some(kind)) = (before.split(' ').nth(4), after.split(' ').next()) else { continue };
        let at = at.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\");
        let depth = Path::new(&at).components().count();
        // The later of two mounts at one place is the one that is seen.
        if file.starts_with(&at) && deepest.is_none_or(|(known, _)| depth >= known) {
            deepest = Some((depth, kind));
        }
    }
    let (_, kind) = deepest?;
    NETWORK.iter().find(|(name, _)| *name == kind).map(|(_, words)| *words)
}

#[cfg(test)]
mod tests {
    use super::of_mounts;
    use std::path::Path;

    const MOUNTS: &str = "\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
35 22 0:30 / /mnt/team\\040share rw,relatime shared:9 - cifs //files/team rw,vers=3.1.1
36 35 8:1 / /mnt/team\\040share/local rw,relatime - xfs /dev/sda1 rw
37 22 0:31 /export /home/ada rw - nfs4 server:/export rw";

    #[test]
    fn the_deepest_mount_that_holds_the_file_says_what_it_is_on() {
        let on = |file: &str| of_mounts(MOUNTS, Path::new(file));
        assert_eq!(on("/srv/orders.postflight"), None);
        assert_eq!(on("/mnt/team share/orders.postflight"), Some("SMB"));
        assert_eq!(on("/mnt/team share/local/orders.postflight"), None);
        assert_eq!(on("/home/ada/orders.postflight"), Some("NFS"));
        assert_eq!(of_mounts("", Path::new("/a")), None);
    }
}
