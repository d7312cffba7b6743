using System.Buffers;

namespace BillingPortal.Features.Usage.Api;

/// <summary>A body in one piece, in memory that is given back.</summary>
internal sealed class ReadBody : IDisposable
{
    /// <summary>A thousand events of the longest kind.</summary>
    public const int Most = 8 * 1024 * 1024;

    private const int First = 16 * 1024;
    private byte[] bytes;
    private int length;

    private ReadBody(int first) => bytes = ArrayPool<byte>.Shared.Rent(first);

    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, length);

    /// <summary>Null when it is longer than may be.</summary>
    public static async Task<ReadBody?> OfAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > Most) return null;
        var body = new ReadBody((int)(request.ContentLength + 1 ?? First));
        try
        {
            while (await request.Body.ReadAsync(body.Room(), ct) is var read and > 0)
                if ((body.length += read) > Most) return Given(body);
        }
        catch
        {
            body.Dispose();
            throw;
        }
        return body;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(bytes);

    private static ReadBody? Given(ReadBody tooLong)
    {
        tooLong.Dispose();
        return null;
    }

    private Memory<byte> Room()
    {
        if (length == bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(length * 2);
            bytes.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }
        return bytes.AsMemory(length);
    }
}
