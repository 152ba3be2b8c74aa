using Prongsai.Kernel;

namespace Prongsai.Tests.Kernel.Files;

public sealed class Sizes
{
    [Theory]
    [InlineData("20 GB", 20L << 30)]
    [InlineData("512MB", 512L << 20)]
    [InlineData("1.5 tb", 3L << 39)]
    [InlineData("๒๐ GB", 20L << 30)]
    [InlineData("1024", 1024)]
    public void Are_read_as_people_write_them(string text, long bytes)
    {
        Assert.True(FileSize.TryParse(text, out var size));

        Assert.Equal(bytes, size.Bytes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1 GB")]
    [InlineData("20 G B")]
    [InlineData("1,5 GB")]
    [InlineData("9999999999999999999")]
    [InlineData("much")]
    public void Are_not_guessed(string text) => Assert.False(FileSize.TryParse(text, out _));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1023, "1023 B")]
    [InlineData(5_033_165, "4.8 MB")]
    [InlineData(20L << 30, "20 GB")]
    public void Are_written_short(long bytes, string text) => Assert.Equal(text, new FileSize(bytes).ToString());
}
