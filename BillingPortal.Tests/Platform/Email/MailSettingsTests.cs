using BillingPortal.Platform.Email;
using BillingPortal.Tests.Platform.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Platform.Email;

public sealed class MailSettingsTests
{
    [Theory]
    [InlineData("--Mail:Host=smtp://smtp.example.com", "Mail:Host 'smtp://smtp.example.com' is not the name of a server.")]
    [InlineData("--Mail:Host=smtp example", "is not the name of a server.")]
    [InlineData("--Mail:Port=0", "Mail:Port '0' is not a port.")]
    [InlineData("--Mail:Port=70000", "Mail:Port '70000' is not a port.")]
    [InlineData("--Mail:From=Alder <billing@example.com>", "is not an e-mail address.")]
    [InlineData("--Mail:FromName=Alder\r\nBcc: eve@example.com", "has a line break")]
    [InlineData("--Mail:UserName=portal", "belong together")]
    [InlineData("--Mail:Password=portal", "belong together")]
    [InlineData("--Mail:Security=None", "'smtp.example.com' is another machine")]
    [InlineData("--Mail:Security=Tls", "Allowed is StartTls or None.")]
    [InlineData("--Mail:Timeout=00:10:00", "not between one second and five minutes")]
    [InlineData("--Mail:Timeout=soon", "Mail:Timeout 'soon' cannot be read.")]
    [InlineData("--Mail:Hots=x", "Did you mean 'Host'?")]
    public void WrongValue_IsToldInOneSentence(string setting, string sentence) =>
        Assert.Contains(sentence, Start.Fault(Start.Development, setting), StringComparison.Ordinal);

    [Theory]
    [InlineData(Start.TestKey), InlineData(Start.LiveKey)]
    public void OutsideTheSandbox_AWayToSendIsNeeded(string key)
    {
        var faults = Start.Faults(Start.Production, key, "--Mail:Host=", "--Mail:From=");
        Assert.Equal(["Mail:Host is missing", "Mail:From is missing"], faults.Select(f => f.Split('.')[0]), StringComparer.Ordinal);
    }

    [Fact]
    public void InTheSandbox_NoneIsNeeded() => Assert.True(Start.Installation(Start.Development, "--Mail:Host=", "--Mail:From=").IsSandbox);

    [Theory]
    [InlineData("localhost"), InlineData("127.0.0.1"), InlineData("::1")]
    public void InTheClear_OnlyToThisMachine(string host) =>
        Assert.Equal(MailSecurity.None, Start.With(Start.Development, "--Mail:Security=None", "--Mail:Host=" + host).GetRequiredService<MailSettings>().Security);
}
