using System.Security.Cryptography;
using Prongsai.Ledger.Signing;
using Prongsai.Ledger.Tlog;

namespace Prongsai.Tests.Ledger;

/// <summary>The hashes of a tree are asked of OpenSSL without .NET between; they must be the same for all that.</summary>
public sealed class ShortHashes
{
    [Fact]
    public void Are_the_hashes_of_dotnet_for_every_length()
    {
        var bytes = RandomNumberGenerator.GetBytes(ShortSha256.Longest);
        Span<byte> hash = stackalloc byte[32];
        for (var length = 0; length <= bytes.Length; length++)
        {
            ShortSha256.Hash(bytes.AsSpan(0, length), hash);

            Assert.Equal(Convert.ToHexString(SHA256.HashData(bytes.AsSpan(0, length))), Convert.ToHexString(hash));
        }
    }

    [Fact]
    public void Are_the_same_on_many_threads_at_once()
    {
        var texts = Enumerable.Range(0, 20_000).Select(BitConverter.GetBytes).ToList();
        var expected = texts.ConvertAll(text => Convert.ToHexString(SHA256.HashData(text)));

        var found = texts
            .AsParallel()
            .AsOrdered()
            .WithDegreeOfParallelism(8)
            .Select(text =>
            {
                var hash = new byte[32];
                ShortSha256.Hash(text, hash);
                return Convert.ToHexString(hash);
            })
            .ToList();

        Assert.Equal(expected, found);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(ShortSha256.Longest - 1)]
    [InlineData(ShortSha256.Longest)]
    [InlineData(EntryBundle.LongestEntry)]
    public void Give_the_same_leaf_to_a_short_and_a_long_entry(int length)
    {
        var entry = RandomNumberGenerator.GetBytes(length);

        Assert.Equal(Convert.ToBase64String(SHA256.HashData([0, .. entry])), TreeHash.OfLeaf(entry).ToString());
    }

    [Fact]
    public void Refuse_what_is_too_long() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            ShortSha256.Hash(new byte[ShortSha256.Longest + 1], new byte[32])
        );
}
