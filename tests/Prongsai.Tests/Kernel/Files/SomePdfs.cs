using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Prongsai.Tests.Kernel.Files;

#pragma warning disable CA5351 // the encryption of old PDF files is what is tested

/// <summary>Whole PDF files made by hand, so that each test knows every byte of what it opens.</summary>
internal static class SomePdfs
{
    // ISO 32000-1, 7.6.3.3: what fills passwords up to 32 bytes.
    private static readonly byte[] Padding = Convert.FromHexString(
        "28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A"
    );

    /// <summary>One page for each text; an empty text makes a blank page.</summary>
    public static byte[] Saying(params string[] pages) => Write(pages, image: false, password: null);

    /// <summary>Pages that hold a picture and not one letter, as a scanner makes them.</summary>
    public static byte[] Scanned(int pages) => Write([.. Enumerable.Repeat("", pages)], image: true, password: null);

    /// <summary>Encrypted (RC4, 40 bits, as every reader knows) so that it opens for whoever knows the password.</summary>
    public static byte[] Locked(string password) => Write(["secret text"], image: false, password);

    private static byte[] Write(string[] pages, bool image, string? password)
    {
        List<byte[]> objects =
        [
            Ascii("<</Type/Catalog/Pages 2 0 R>>"),
            Ascii(
                $"<</Type/Pages/Count {pages.Length}/Kids[{string.Join(' ', pages.Select((_, i) => Text($"{5 + 2 * i} 0 R")))}]>>"
            ),
            Ascii("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"),
            Stream(
                "/Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8",
                [0, 99, 200, 255]
            ),
        ];
        foreach (var page in pages)
        {
            objects.Add(
                Ascii(
                    $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {Text($"{objects.Count + 2}")} 0 R/Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>>>"
                )
            );
            var drawn =
                image ? "q 500 0 0 700 40 60 cm /I Do Q"
                : page.Length == 0 ? ""
                : $"BT /F 12 Tf 72 720 Td ({page}) Tj ET";
            objects.Add(Stream("", Ascii(drawn)));
        }

        return password is null ? File(objects, "", null) : Encrypted(objects, password);
    }

    private static byte[] Encrypted(List<byte[]> objects, string password)
    {
        var id = new byte[16];
        var user = Padded(password);
        var owner = Rc4(MD5.HashData(Padded("owner")).AsSpan(0, 5), user);
        const int permissions = -44;
        var key = MD5.HashData([.. user, .. owner, .. BitConverter.GetBytes(permissions), .. id])
            .AsSpan(0, 5)
            .ToArray();
        var check = Rc4(key, Padding);
        objects.Add(
            Ascii(
                $"<</Filter/Standard/V 1/R 2/O<{Convert.ToHexString(owner)}>/U<{Convert.ToHexString(check)}>/P {Text($"{permissions}")}>>"
            )
        );
        return File(
            objects,
            $"/Encrypt {Text($"{objects.Count}")} 0 R/ID[<{Convert.ToHexString(id)}><{Convert.ToHexString(id)}>]",
            key
        );
    }

    private static byte[] File(List<byte[]> objects, string trailer, byte[]? key)
    {
        using var file = new MemoryStream();
        List<long> offsets = [];
        Put("%PDF-1.4\n");
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Add(file.Position);
            Put(Text($"{i + 1} 0 obj\n"));
            file.Write(key is null ? objects[i] : Sealed(objects[i], i + 1, key));
            Put("\nendobj\n");
        }

        var table = file.Position;
        Put(Text($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n"));
        foreach (var offset in offsets)
            Put(Text($"{offset:0000000000} 00000 n \n"));
        Put(Text($"trailer\n<</Size {objects.Count + 1}/Root 1 0 R{trailer}>>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();

        void Put(string text) => file.Write(Ascii(text));
    }

    private static byte[] Stream(string dictionary, byte[] content) =>
        [.. Ascii(Text($"<<{dictionary}/Length {content.Length}>>\nstream\n")), .. content, .. Ascii("\nendstream")];

    // The key of an object is that of the file with the object's number (7.6.2); only streams hold anything to encrypt here.
    private static byte[] Sealed(byte[] thing, int number, byte[] key)
    {
        var start = thing.AsSpan().IndexOf("stream\n"u8);
        if (start < 0)
            return thing;

        start += "stream\n"u8.Length;
        var end = thing.AsSpan().LastIndexOf("\nendstream"u8);
        byte[] own = MD5.HashData([.. key, (byte)number, (byte)(number >> 8), 0, 0, 0])[..10];
        return [.. thing[..start], .. Rc4(own, thing.AsSpan(start, end - start)), .. thing[end..]];
    }

    private static byte[] Padded(string password) => [.. Ascii(password).Concat(Padding).Take(32)];

    private static byte[] Rc4(ReadOnlySpan<byte> key, ReadOnlySpan<byte> content)
    {
        var state = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        for (int i = 0, j = 0; i < 256; i++)
        {
            j = (j + state[i] + key[i % key.Length]) & 255;
            (state[i], state[j]) = (state[j], state[i]);
        }

        var output = content.ToArray();
        for (int n = 0, i = 0, j = 0; n < output.Length; n++)
        {
            i = (i + 1) & 255;
            j = (j + state[i]) & 255;
            (state[i], state[j]) = (state[j], state[i]);
            output[n] ^= state[(state[i] + state[j]) & 255];
        }

        return output;
    }

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
