using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace BillingPortal.Tests.Kit;

/// <summary>A little mail server on a free loopback port. It keeps what it was handed, and answers as the test wants.</summary>
public sealed class SmtpReceiver : IAsyncDisposable
{
    /// <summary>Answers that are none: the line is cut, or nothing is said any more.</summary>
    public const string Cut = "(cut)", Silence = "(silence)";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly X509Certificate2? certificate;
    private readonly TaskCompletionSource<string> first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource silent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentBag<Task> talks = [];
    private readonly Task door;

    /// <param name="certificate">With one it offers STARTTLS.</param>
    public SmtpReceiver(X509Certificate2? certificate = null)
    {
        this.certificate = certificate;
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

    /// <summary>What was said to it after the line was encrypted.</summary>
    public ConcurrentQueue<string> HeardInSecret { get; } = [];

    public Task<string> FirstMail => first.Task;

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
        if (!await SayAsync(stream, Answer("") ?? "220 receiver.test")) return;
        if (!await ConverseAsync(stream, Heard, offersTls: certificate is not null)) return;
        await using var secret = new SslStream(stream);
        await secret.AuthenticateAsServerAsync(certificate!);
        await ConverseAsync(secret, HeardInSecret, offersTls: false);
    }

    /// <summary>Until the end; true when the line is to be encrypted now.</summary>
    private async Task<bool> ConverseAsync(Stream stream, ConcurrentQueue<string> heard, bool offersTls)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        while (await reader.ReadLineAsync(end.Token) is { } said)
        {
            heard.Enqueue(said);
            var answer = Answer(said) ?? Usual(said, offersTls);
            if (!await SayAsync(stream, answer) || said == "QUIT") return false;
            if (said == "STARTTLS" && offersTls) return true;
            if (said == "DATA" && answer.StartsWith('3') && !await TakeAsync(stream, reader)) return false;
        }
        return false;
    }

    private async Task<bool> TakeAsync(Stream stream, StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(end.Token) is { } line && line != ".")
        {
            if (Answer("text") is { } answer) return await SayAsync(stream, answer);
            mail.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }
        Mails.Enqueue(mail.ToString());
        first.TrySetResult(mail.ToString());
        return await SayAsync(stream, Answer(".") ?? "250 taken");
    }

    private async Task<bool> SayAsync(Stream stream, string answer)
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

    private static string Usual(string said, bool offersTls) => said.Split(' ')[0] switch
    {
        "EHLO" when offersTls => "250-receiver.test\r\n250-STARTTLS\r\n250 8BITMIME",
        "EHLO" => "250-receiver.test\r\n250-AUTH LOGIN\r\n250 8BITMIME",
        "STARTTLS" when offersTls => "220 go on",
        "DATA" => "354 go on",
        "QUIT" => "221 bye",
        _ => "250 well",
    };
}
