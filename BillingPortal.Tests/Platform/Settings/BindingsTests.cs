namespace BillingPortal.Tests.Platform.Settings;

public sealed class BindingsTests
{
    [Theory]
    [InlineData("--urls=http://127.0.0.1:0"), InlineData("--urls=http://localhost:5080"), InlineData("--urls=http://LOCALHOST:5080/"), InlineData("--urls=http://[::1]:5080")]
    [InlineData("--urls=https://127.0.0.1:5443"), InlineData("--urls=http://127.0.0.1:1;http://[::1]:2"), InlineData("--urls=http://127.8.9.1:1"), InlineData("--urls=http://unix:/run/portal.sock")]
    [InlineData("--Kestrel:Endpoints:One:Url=http://localhost:5080"), InlineData("--urls=")]
    public void SandboxOnThisMachine_Starts(string setting) => Assert.True(Start.Installation(Start.Development, setting).IsSandbox);

    [Theory]
    [InlineData("--urls=http://0.0.0.0:5080", "http://0.0.0.0:5080")]
    [InlineData("--urls=http://*:5080", "http://*:5080")]
    [InlineData("--urls=http://+:5080", "http://+:5080")]
    [InlineData("--urls=http://[::]:5080", "http://[::]:5080")]
    [InlineData("--urls=http://portal.example.com", "http://portal.example.com")]
    [InlineData("--urls=http://localhost.example.com:1", "http://localhost.example.com:1")]
    [InlineData("--urls=https://192.168.0.1:5443", "https://192.168.0.1:5443")]
    [InlineData("--urls=http://127.0.0.1:1; http://10.0.0.1:2", "http://10.0.0.1:2")]
    [InlineData("--http_ports=8080", "http://*:8080")]
    [InlineData("--https_ports=8443", "https://*:8443")]
    [InlineData("--Kestrel:Endpoints:One:Url=https://*:5443", "https://*:5443")]
    public void SandboxOpenToOthers_IsRefused(string setting, string named)
    {
        Assert.Contains($"'{named}' is open to others", Start.Fault(Start.Development, setting), StringComparison.Ordinal);
        Assert.True(Start.Installation(Start.Development, setting, "--Portal:SandboxPublic=true").IsSandbox);
        Assert.False(Start.Installation(Start.Development, setting, Start.TestKey).IsSandbox);
    }

    [Theory]
    [InlineData("--urls=5080"), InlineData("--urls=localhost:5080"), InlineData("--urls=http://"), InlineData("--urls=ftp://127.0.0.1"), InlineData("--http_ports=eighty"), InlineData("--urls=http://127.0.0.1:70000"), InlineData("--urls=http://127.0.0.1:50a"), InlineData("--Kestrel:Endpoints:One:Url=nowhere")]
    public void AddressThatCannotBe_IsToldInOneSentence(string setting) =>
        Assert.StartsWith("The portal cannot listen on '", Start.Fault(Start.Production, Start.LiveKey, setting), StringComparison.Ordinal);

    [Fact]
    public void PortsBesideAddresses_AreNotUsedAndNotRefused() =>
        Assert.True(Start.Installation(Start.Development, "--urls=http://127.0.0.1:5080", "--http_ports=8080").IsSandbox);
}
