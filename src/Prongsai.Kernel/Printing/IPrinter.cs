namespace Prongsai.Kernel;

/// <summary>Prints HTML that needs nothing but what lies beside it.</summary>
public interface IPrinter
{
    /// <summary>The PDF, or the reason why there is none on this machine.</summary>
    Task<(byte[]? Pdf, Refusal? Missing)> PrintAsync(Printable document, CancellationToken cancellation);
}
