namespace Prongsai.Kernel;

/// <summary>Prints HTML that needs nothing but what lies beside it.</summary>
public interface IPrinter
{
    /// <summary>The PDF, or the reason why there is none on this machine.</summary>
    Task<(byte[]? Pdf, Refusal? Missing)> PrintAsync(Printable document, CancellationToken cancellation);

    /// <summary>A picture (PNG) of the whole document, so many pixels of its style sheet wide and as high as it is; twice as fine.</summary>
    Task<(byte[]? Png, Refusal? Missing)> PictureAsync(
        Printable document,
        int width,
        CancellationToken cancellation = default
    );
}
