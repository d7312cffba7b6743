using System.Net;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Platform.Email;

public enum MailSecurity
{
    /// <summary>The connection is encrypted before anything is said; a server that cannot is not talked to.</summary>
    StartTls,

    /// <summary>In the clear; only to this machine.</summary>
    None,
}

/// <summary>The section <c>Mail</c>: the server that mails are handed to. In sandbox mode it is read and not used: nothing leaves.</summary>
public sealed class MailSettings : ISettings
{
    public static string Section => "Mail";

    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    public string? UserName { get; init; }

    public string? Password { get; init; }

    /// <summary>The address that mails come from.</summary>
    public string? From { get; init; }

    public string FromName { get; init; } = "Billing Portal";

    public MailSecurity Security { get; init; }

    /// <summary>For the whole conversation about one mail.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Behind the @ of message ids.</summary>
    internal string Domain => EmailAddress.CanBeSentTo(From) ? From!.Split('@')[^1] : "portal.invalid";

    public IEnumerable<string> Faults()
    {
        if (!string.IsNullOrEmpty(Host) && Uri.CheckHostName(Host) == UriHostNameType.Unknown)
            yield return $"Mail:Host '{Host}' is not the name of a server. Write it alone, such as 'smtp.example.com'; the port is Mail:Port.";
        if (Port is < 1 or > IPEndPoint.MaxPort)
            yield return $"Mail:Port '{Port}' is not a port. Mail servers take mail of programs at 587.";
        if (!string.IsNullOrEmpty(From) && !EmailAddress.CanBeSentTo(From))
            yield return $"Mail:From '{From}' is not an e-mail address. Write it alone, such as 'billing@example.com'; the name is Mail:FromName.";
        if (FromName.Any(char.IsControl))
            yield return "Mail:FromName has a line break or another control character in it. Write a name in one line.";
        if (string.IsNullOrEmpty(UserName) != string.IsNullOrEmpty(Password))
            yield return "Mail:UserName and Mail:Password belong together. Set both, or none if the server asks for neither.";
        if (Security == MailSecurity.None && !string.IsNullOrEmpty(Host) && !IsThisMachine(Host))
            yield return $"Mail:Security is None, and Mail:Host '{Host}' is another machine: mails and the password would be readable on the way. Remove the setting, or hand mails to a server on this machine.";
        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(5))
            yield return $"Mail:Timeout '{Timeout}' is not between one second and five minutes. Write it as hours:minutes:seconds, such as 00:00:20.";
    }

    public IEnumerable<string> FaultsIn(PortalMode mode)
    {
        if (mode == PortalMode.Sandbox) yield break;
        if (string.IsNullOrEmpty(Host))
            yield return "Mail:Host is missing. Nobody can sign up or be written to without it: set it to the server that takes your mails, such as 'smtp.example.com'.";
        if (string.IsNullOrEmpty(From))
            yield return "Mail:From is missing. Set it to the address that mails come from, such as 'billing@example.com'.";
    }

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
}
