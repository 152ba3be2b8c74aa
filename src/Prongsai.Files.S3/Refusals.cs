using Prongsai.Kernel;

namespace Prongsai.Files.S3;

/// <summary>What is wrong with the bucket, said at start.</summary>
internal static class Refusals
{
    public static Refusal NoBucket(S3Settings settings) =>
        new(
            "s3-bucket",
            $"ไม่มีถังเก็บไฟล์ (bucket) ชื่อ “{settings.Bucket}” ที่ {Where(settings)} ต้องสร้างก่อน หรือแก้ Prongsai:Files:S3:Bucket",
            $"There is no bucket “{settings.Bucket}” at {Where(settings)}. Make it first, or correct Prongsai:Files:S3:Bucket."
        );

    public static Refusal NotAllowed(S3Settings settings, string why) =>
        new(
            "s3-credentials",
            $"{Where(settings)} ไม่ให้อ่านและเขียนถัง “{settings.Bucket}” ({why}) ตรวจ Prongsai:Files:S3:AccessKey และ SecretKey และสิทธิ์ของกุญแจนั้น",
            $"{Where(settings)} does not let us read and write the bucket “{settings.Bucket}” ({why}). "
                + "Look at Prongsai:Files:S3:AccessKey and SecretKey, and at what that key may do."
        );

    public static Refusal Unreachable(S3Settings settings, string why) =>
        new(
            "s3-unreachable",
            $"ติดต่อที่เก็บไฟล์ {Where(settings)} ไม่ได้ ({why}) ตรวจ Prongsai:Files:S3:Url และเครือข่าย",
            $"The file service {Where(settings)} cannot be reached ({why}). Look at Prongsai:Files:S3:Url and the network."
        );

    private static string Where(S3Settings settings) =>
        settings.Url.Length > 0 ? settings.Url : $"Amazon S3 {settings.Region}";
}
