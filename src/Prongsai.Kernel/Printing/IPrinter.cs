namespace Prongsai.Kernel;

/// <summary>Prints HTML that needs nothing but what lies beside it.</summary>
public interface IPrinter
{
    /// <summary>The PDF, or the reason why there is none on this machine.</summary>
    Task<(byte[]? Pdf, Refusal? Missing)> PrintAsync(Printable document, CancellationToken cancellation);

    /// <summary>A picture of the document from its upper left as PNG, or the reason why there is none on this machine.</summary>
    Task<(byte[]? Png, Refusal? Missing)> PictureAsync(
        Printable document,
        Viewport viewport,
        CancellationToken cancellation
    );
}

/// <summary>What of a document a picture shows.</summary>
/// <param name="Width">In pixels of CSS.</param>
/// <param name="Height">In pixels of CSS; null: as high as the document is.</param>
/// <param name="Scale">How many pixels the picture has for each of them.</param>
public sealed record Viewport(int Width, int? Height, double Scale);
