using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AiChef.LocalCloud.Wire;

/// <summary>
/// Reads request bodies in full, within a limit of size and of time, and limits how many large ones are read at once.
/// </summary>
/// <param name="timeLimit">How long a body may take to come.</param>
/// <param name="collect">Collects the memory of the process.</param>
internal sealed class RequestBody(TimeSpan timeLimit, Action collect) : IDisposable
{
    /// <summary>Bodies up to this size are read without waiting for others.</summary>
    private const int SmallBytes = 1024 * 1024;

    /// <summary>All larger bodies together: as much as the largest, so that those come one after the other.</summary>
    private const int MostBytesAtOnce = 100 * 1024 * 1024;

    /// <summary>
    /// From this size on, memory is collected right after the request; otherwise that might not happen for gigabytes.
    /// </summary>
    private const int CollectedBytes = 8 * 1024 * 1024;

    // in units that leave room in an int for the bodies of all connections
    private const int Unit = 1024;

    private readonly ConcurrencyLimiter _memory = new(
        new() { PermitLimit = MostBytesAtOnce / Unit, QueueLimit = int.MaxValue }
    );

    /// <summary>Waits until memory for a body is free, and runs what reads and answers it.</summary>
    public async ValueTask WithinMemoryAsync(
        IHttpRequestFeature request,
        int mostBytes,
        Func<ValueTask> answer,
        CancellationToken cancellationToken
    )
    {
        var isChunked = request.Headers.TransferEncoding.Count > 0;
        var size = (int)(isChunked ? mostBytes : Math.Min(request.Headers.ContentLength ?? 0, mostBytes));
        using var lease = size > SmallBytes ? await _memory.AcquireAsync(size / Unit, cancellationToken) : null;
        if (lease is { IsAcquired: false })
        {
            throw new InvalidOperationException("Too many large requests wait for memory");
        }

        try
        {
            await answer();
        }
        finally
        {
            if (size >= CollectedBytes)
            {
                // off the stack of what has just ended, which still holds the body
                await Task.Yield();
                collect();
            }
        }
    }

    /// <summary>The whole body.</summary>
    /// <exception cref="BadHttpRequestException">413: it is larger than the limit. 408: it did not come in
    /// time.</exception>
    public async ValueTask<byte[]> ReadAsync(
        IHttpRequestFeature request,
        int mostBytes,
        CancellationToken cancellationToken
    )
    {
        if (request.Headers.ContentLength > mostBytes)
        {
            throw new BadHttpRequestException("The body is too large", StatusCodes.Status413PayloadTooLarge);
        }

        using var timeout = new CancellationTokenSource(timeLimit, TimeProvider.System);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return request.Headers.ContentLength is { } length
                ? await ReadExactlyAsync(request.Body, (int)length, ended.Token)
                : await ReadToEndAsync(request.Body, mostBytes, ended.Token);
        }
        catch (OperationCanceledException late)
            when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new BadHttpRequestException(
                "The body did not come in time",
                StatusCodes.Status408RequestTimeout,
                late
            );
        }
    }

    public void Dispose() => _memory.Dispose();

    private static async ValueTask<byte[]> ReadExactlyAsync(
        Stream body,
        int length,
        CancellationToken cancellationToken
    )
    {
        if (length == 0)
        {
            return [];
        }

        // not cleared: memory that a client announces but never fills is never touched
        var content = GC.AllocateUninitializedArray<byte>(length);
        await body.ReadExactlyAsync(content, cancellationToken);
        return content;
    }

    private static async ValueTask<byte[]> ReadToEndAsync(
        Stream body,
        int mostBytes,
        CancellationToken cancellationToken
    )
    {
        using var content = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (content.Length + read > mostBytes)
            {
                throw new BadHttpRequestException("The body is too large", StatusCodes.Status413PayloadTooLarge);
            }

            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }
}
