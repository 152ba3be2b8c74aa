using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Thai;

public class RepairingCodes
{
    [Theory]
    // The three of the Khlong Sam Wa report.
    [InlineData("1๕", "I5", true)]
    [InlineData("0๑๕", "O15", true)]
    [InlineData("E๑", "E1", false)]
    [InlineData("l5", "I5", true)]
    [InlineData("015", "O15", true)]
    [InlineData("๐๑๕", "O15", true)]
    [InlineData("O๑๕", "O15", false)]
    [InlineData("O 15", "O15", false)]
    [InlineData("O-15", "O15", false)]
    [InlineData("O01", "O1", false)]
    [InlineData("El", "E1", false)]
    [InlineData("О15", "O15", true)]
    [InlineData("I\u200B5", "I5", false)]
    public void Codes_are_repaired_and_say_so(string written, string code, bool guessed)
    {
        Assert.True(RepairedCode.TryRead(written, out var read));
        Assert.Equal(code, read.Code);
        Assert.True(read.WasRepaired);
        Assert.Equal(guessed, read.LetterWasGuessed);
        Assert.Equal(written, read.Repair?.Was);
    }

    [Theory]
    [InlineData("I5")]
    [InlineData("e1")]
    [InlineData(" O15 ")]
    public void A_right_code_needs_no_repair(string written)
    {
        Assert.True(RepairedCode.TryRead(written, out var read));
        Assert.False(read.WasRepaired);
        Assert.Null(read.Repair);
    }

    [Theory]
    [InlineData("15")]
    [InlineData("๑๕")]
    [InlineData("5")]
    [InlineData("0")]
    [InlineData("OO")]
    [InlineData("IIT")]
    [InlineData("TOTAL")]
    [InlineData("IND09")]
    [InlineData("X5")]
    [InlineData("O156")]
    [InlineData("")]
    [InlineData(null)]
    public void What_could_be_anything_is_no_code(string? written) =>
        Assert.False(RepairedCode.TryRead(written, out _));
}
