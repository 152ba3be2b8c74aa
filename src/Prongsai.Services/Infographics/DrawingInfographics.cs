using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Infographics.Drawing;
using Prongsai.Services.Registry;

namespace Prongsai.Services.Infographics;

/// <summary>Draws a service: what it says and its SVG, from the version that the public reads.</summary>
internal sealed class DrawingInfographics(KeptFiles files)
{
    public async Task<(InfographicContent Said, byte[] Svg)> DrawAsync(
        Agency agency,
        OfferedService offered,
        PictureChoices choices,
        string origin,
        CancellationToken cancellation
    )
    {
        var crest = agency.Look.Crest is { } hash ? await files.ReadAsync(hash, cancellation) : null;
        return Draw(agency, offered.Service, offered.Version, choices, origin, crest);
    }

    /// <summary>The same, given the bytes of the crest: the same input is always the same bytes.</summary>
    public static (InfographicContent Said, byte[] Svg) Draw(
        Agency agency,
        Service service,
        ServiceVersion version,
        PictureChoices choices,
        string origin,
        byte[]? crest
    )
    {
        var said = InfographicContent.Of(agency, service, version, choices, origin);
        var picture = Layout.Of(
            said,
            Palette.Of(agency.Look),
            crest is null ? null : new Crest(crest, FileKind.Of(crest).MediaType),
            choices
        );
        return (said, SvgPicture.Of(picture, said));
    }
}

/// <summary>Setting Prongsai:Address: where the public finds this installation. Without it, where the officer found it.</summary>
internal sealed record PublicOrigin(string? Set)
{
    public static PublicOrigin From(IConfiguration? configuration) =>
        new(
            Uri.TryCreate(configuration?["Prongsai:Address"], UriKind.Absolute, out var address)
            && address.Scheme is ("https" or "http")
                ? address.GetLeftPart(UriPartial.Authority)
                : null
        );

    public string Of(HttpRequest request) => Set ?? $"{request.Scheme}://{request.Host}";
}
