using Microsoft.AspNetCore.Http.Features;

namespace Prongsai.Web.Plumbing;

/// <summary>
/// A page while it is made: held back until it is whole, because it becomes everybody's before it goes to the one who asked. What
/// turns out to be one visitor's own, a file or too long, goes on to the visitor as it comes.
/// </summary>
internal sealed class PageInTheMaking : IDisposable
{
    private const int MostBytes = 2 * 1024 * 1024;

    private readonly HttpContext _context;
    private readonly Action _passesOn;
    private readonly IHttpResponseBodyFeature _visitor;
    private readonly Held _held;

    /// <param name="context">Whose question it is.</param>
    /// <param name="passesOn">Told as soon as it is known that the answer is nobody else's.</param>
    public PageInTheMaking(HttpContext context, Action passesOn)
    {
        (_context, _passesOn) = (context, passesOn);
        _visitor = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        _held = new Held(this);
    }

    /// <summary>Makes it; null when it was not kept and has been sent.</summary>
    public async Task<KeptPage?> MakeAsync(RequestDelegate make, TimeProvider time)
    {
        var body = new Held.Body(_held, _visitor);
        _context.Features.Set<IHttpResponseBodyFeature>(body);
        try
        {
            await make(_context);
            await body.CompleteAsync();
        }
        finally
        {
            _context.Features.Set(_visitor);
        }

        var answer = _context.Response;
        if (_held.MayBeKept)
        {
            answer.ContentLength = _held.Length;
            await _visitor.StartAsync(_context.RequestAborted);
        }

        // Asked again, because steps may give the visitor a cookie when the answer starts.
        if (!_held.MayBeKept)
        {
            await _held.PassOnAsync(_context.RequestAborted);
            return null;
        }

        return new KeptPage(answer, _held.Bytes, time);
    }

    /// <summary>To the one who asked, when it has been kept.</summary>
    public Task SendAsync() => _visitor.Writer.WriteAsync(_held.Bytes, _context.RequestAborted).AsTask();

    public void Dispose() => _held.Dispose();

    private sealed class Held(PageInTheMaking page) : Stream
    {
        private readonly MemoryStream _bytes = new();
        private bool _comesAsItIsMade;

        public bool IsWhole { get; private set; } = true;

        // A form holds a token of the one who asked for it, and says that it must not be stored; so do files, which are private.
        public bool MayBeKept =>
            IsWhole
            && !_comesAsItIsMade
            && page._context.Response is { StatusCode: StatusCodes.Status200OK, Headers: var headers } answer
            && headers.SetCookie.Count == 0
            && (
                headers.CacheControl.Count == 0
                || answer.GetTypedHeaders().CacheControl is { NoStore: false, Private: false }
            );

        public ReadOnlyMemory<byte> Bytes => _bytes.GetBuffer().AsMemory(0, (int)_bytes.Length);

        public override bool CanRead => false;

        // An error in the middle of a page throws away what there is of it.
        public override bool CanSeek => IsWhole;
        public override bool CanWrite => true;
        public override long Length => _bytes.Length;
        public override long Position
        {
            get => _bytes.Position;
            set => _bytes.Position = value;
        }

        public async Task PassOnAsync(CancellationToken cancellation)
        {
            if (!IsWhole)
                return;

            IsWhole = false;
            page._passesOn();
            if (_bytes.Length > 0)
                await page._visitor.Writer.WriteAsync(Bytes, cancellation);
        }

        public override async ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            if (!MayBeKept || _bytes.Length + buffer.Length > MostBytes)
                await PassOnAsync(cancellationToken);
            if (IsWhole)
                _bytes.Write(buffer.Span);
            else
                await page._visitor.Stream.WriteAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task FlushAsync(CancellationToken cancellationToken) =>
            IsWhole ? Task.CompletedTask : page._visitor.Stream.FlushAsync(cancellationToken);

        public override void SetLength(long value) => _bytes.SetLength(value);

        public override long Seek(long offset, SeekOrigin origin) => _bytes.Seek(offset, origin);

        public override void Flush() { }

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        /// <summary>As the steps behind see the answer.</summary>
        internal sealed class Body(Held held, IHttpResponseBodyFeature visitor)
            : StreamResponseBodyFeature(held, visitor)
        {
            // Before it starts its headers must be whole, and they are not before the page is.
            public override Task StartAsync(CancellationToken cancellationToken = default) =>
                held.IsWhole ? Task.CompletedTask : PriorFeature!.StartAsync(cancellationToken);

            public override void DisableBuffering()
            {
                held._comesAsItIsMade = true;
                PriorFeature!.DisableBuffering();
            }
        }
    }
}
