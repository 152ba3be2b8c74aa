using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel;

/// <summary>A number that people write down and type again.</summary>
public sealed class NumbersOfReceipts
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    [Fact]
    public void Is_read_however_it_is_typed()
    {
        var code = ReceiptCode.New();
        var written = code.ToString();

        Assert.Matches("^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$", written);
        Assert.Equal(code, ReceiptCode.Read(written));
        Assert.Equal(code, ReceiptCode.Read($" {written.ToLowerInvariant().Replace('-', ' ')} "));
        Assert.Equal(code, ReceiptCode.Read(ThaiDigits.ToThai(written)));
        Assert.Equal(code, ReceiptCode.Read(written.Replace('0', 'O').Replace('1', 'l')));
        Assert.StartsWith(code.Handle, written, StringComparison.Ordinal);
        Assert.DoesNotContain(code.Value, code.Hash, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Any_letter_that_is_wrong_is_noticed_and_nearly_any_two_that_changed_places()
    {
        var (swaps, unnoticed) = (0, 0);
        for (var round = 0; round < 200; round++)
        {
            var code = ReceiptCode.New().Value;
            for (var at = 0; at < code.Length; at++)
            {
                foreach (var letter in Letters.Where(l => l != code[at]))
                    Assert.Null(ReceiptCode.Read($"{code[..at]}{letter}{code[(at + 1)..]}"));
                if (at == 0 || code[at] == code[at - 1])
                    continue;
                swaps++;
                if (ReceiptCode.Read($"{code[..(at - 1)]}{code[at]}{code[at - 1]}{code[(at + 1)..]}") is not null)
                    unnoticed++;
            }
        }

        Assert.True(unnoticed < swaps / 50, $"{unnoticed} of {swaps}");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7K2M-9QX4-T1CD")]
    [InlineData("7K2M-9QX4-T1CD-8F3V-0000")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("' OR 1=1 --     ")]
    public void What_is_none_is_none(string? typed) => Assert.Null(ReceiptCode.Read(typed));
}
