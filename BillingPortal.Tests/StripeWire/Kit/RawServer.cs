using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BillingPortal.Tests.StripeWire.Kit;

/// <summary>A server on loopback that does with each connection what the test says: send bytes, or hang up.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Task accepting;

    /// <param name="answer">From the text of a request to the text of the answer; null hangs up without one.</param>
    public RawServer(Func<string, CancellationToken, Task<string?>> answer)
    {
        listener.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        accepting = AcceptAsync(answer);
    }

    public string Address { get; }

    public static string Http(int status, string body, string more = "") =>
        $"HTTP/1.1 {status} Told\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n{more}\r\n{body}";

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        await accepting;
        end.Dispose();
    }

    private async Task AcceptAsync(Func<string, CancellationToken, Task<string?>> answer)
    {
        try
        {
            while (true)
            {
                using var connection = await listener.AcceptTcpClientAsync(end.Token);
                await using var stream = connection.GetStream();
                if (await answer(await RequestAsync(stream), end.Token) is { } text) await stream.WriteAsync(Encoding.UTF8.GetBytes(text), end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // the test is over
        }
    }

    private async Task<string> RequestAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (!IsWhole(text.ToString()))
        {
            var read = await stream.ReadAsync(buffer, end.Token);
            if (read == 0) break; // the client hung up
            text.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }
        return text.ToString();
    }

    private static bool IsWhole(string text)
    {
        var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (head < 0) return false;
        var length = text[..head].Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return length is null || text.Length - head - 4 >= int.Parse(length["Content-Length:".Length..], System.Globalization.CultureInfo.InvariantCulture);
    }
}
