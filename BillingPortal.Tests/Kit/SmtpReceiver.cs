using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BillingPortal.Tests.Kit;

/// <summary>A little mail server on a free loopback port. It keeps what it was handed, and answers as the test wants.</summary>
public sealed class SmtpReceiver : IAsyncDisposable
{
    /// <summary>Answers that are none: the line is cut, or nothing is said any more.</summary>
    public const string Cut = "(cut)", Silence = "(silence)";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly TaskCompletionSource silent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentBag<Task> talks = [];
    private readonly Task door;

    public SmtpReceiver()
    {
        listener.Start();
        door = OpenAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The answer to a line ("." is the end of a mail, "" the greeting, "text" the first line of a mail); null is the usual one.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    /// <summary>Everything that was said to it, but the mails.</summary>
    public ConcurrentQueue<string> Heard { get; } = [];

    /// <summary>The mails, as they were before the dots were doubled.</summary>
    public ConcurrentQueue<string> Mails { get; } = [];

    /// <summary>Done when it has fallen silent.</summary>
    public Task FellSilent => silent.Task;

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        await Task.WhenAll([door, .. talks]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        end.Dispose();
    }

    private async Task OpenAsync()
    {
        while (await listener.AcceptTcpClientAsync(end.Token) is { } caller) talks.Add(TalkAsync(caller));
    }

    private async Task TalkAsync(TcpClient caller)
    {
        using var line = caller;
        await using var stream = caller.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        if (!await SayAsync(stream, Answer("") ?? "220 receiver.test")) return;
        while (await reader.ReadLineAsync(end.Token) is { } said)
        {
            Heard.Enqueue(said);
            var answer = Answer(said) ?? Usual(said);
            if (!await SayAsync(stream, answer) || said == "QUIT") return;
            if (said == "DATA" && answer.StartsWith('3') && !await TakeAsync(stream, reader)) return;
        }
    }

    private async Task<bool> TakeAsync(NetworkStream stream, StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(end.Token) is { } line && line != ".")
        {
            if (Answer("text") is { } answer) return await SayAsync(stream, answer);
            mail.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }
        Mails.Enqueue(mail.ToString());
        return await SayAsync(stream, Answer(".") ?? "250 taken");
    }

    private async Task<bool> SayAsync(NetworkStream stream, string answer)
    {
        if (answer == Cut) return false;
        if (answer == Silence)
        {
            silent.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, end.Token);
        }
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\r\n"), end.Token);
        return true;
    }

    private static string Usual(string said) => said.Split(' ')[0] switch
    {
        "EHLO" => "250-receiver.test\r\n250-AUTH LOGIN\r\n250 8BITMIME",
        "DATA" => "354 go on",
        "QUIT" => "221 bye",
        _ => "250 well",
    };
}
