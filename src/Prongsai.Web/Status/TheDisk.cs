using Prongsai.Kernel;

namespace Prongsai.Web.Status;

/// <summary>Something can be written to the data folder, and for a while yet.</summary>
internal sealed class TheDisk(Installation installation, IConfiguration settings) : IStatus
{
    public Bilingual What => new("พื้นที่ดิสก์ของโฟลเดอร์ข้อมูล", "Disk of the data folder");

    public bool NeededToServe => true;

    public async Task<StatusLine> LookAsync(Now now, CancellationToken cancellation = default)
    {
        var folder = installation.DataFolder;
        var probe = Path.Combine(folder, $".writable-{Path.GetRandomFileName()}");
        try
        {
            await File.WriteAllBytesAsync(probe, new byte[4096], cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(
                What,
                Standing.Bad,
                new(
                    $"เขียนแฟ้มใน {folder} ไม่ได้: {failure.Message}",
                    $"Nothing can be written to {folder}: {failure.Message}"
                ),
                new(
                    "เพิ่มพื้นที่ดิสก์หรือย้ายแฟ้มอื่นออก และให้ผู้ใช้ของโปรแกรมเขียนโฟลเดอร์นี้ได้",
                    "Make room on the disk, and let the program's user write to this folder."
                )
            );
        }
        finally
        {
            File.Delete(probe);
        }

        var free = new DriveInfo(folder).AvailableFreeSpace;
        var enough = settings.GetValue("Prongsai:DiskWarningMegabytes", 1024L) * 1024 * 1024;
        return new(
            What,
            free >= enough ? Standing.Good : Standing.Watch,
            new($"เหลือ {Size.Of(free)}", $"{Size.Of(free)} free"),
            free >= enough
                ? null
                : new(
                    $"เหลือน้อยกว่า {Size.Of(enough)} ควรเพิ่มดิสก์ก่อนเต็ม เมื่อเต็มจะบันทึกอะไรไม่ได้ แต่ข้อมูลที่บันทึกแล้วไม่เสีย",
                    $"Less than {Size.Of(enough)}. Add disk before it is full: then nothing can be saved, though what was saved stays whole."
                )
        );
    }
}
