using AiChef.Targets.Output;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Output;

public sealed class GuardedOutputTests : IDisposable
{
    private readonly StringWriter _console = new() { NewLine = "\n" };

    public void Dispose() => _console.Dispose();

    [Fact]
    public void Secrets_are_hidden_wherever_they_stand()
    {
        var secrets = new SecretMask();
        using var output = new GuardedOutput(_console, secrets, isGuarded: false);
        secrets.Hide("https://discord.com/api/webhooks/4711/hidden-token");
        secrets.Hide("hunter2");
        secrets.Hide("abc");
        secrets.Hide(null);

        output.WriteLine("at https://discord.com/api/webhooks/4711/hidden-token, hidden-token, hunter2hunter2, abc");
        output.Write("hunter2".ToCharArray());

        _console.ToString().ShouldBe("at ***, ***, ******, abc\n***");
    }
}
