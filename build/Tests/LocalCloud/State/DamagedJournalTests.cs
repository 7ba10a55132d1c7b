using System.Text;
using AiChef.LocalCloud;
using AiChef.LocalCloud.State;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.State;

/// <summary>
/// Only a last line without an end is a torn one. Anything else that cannot be read is damage, and is told before
/// anything is lost.
/// </summary>
public sealed class DamagedJournalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("damaged-journal").FullName;
    private readonly List<string> _notices = [];

    private string JournalPath => Path.Combine(_folder, "journal");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("[[\"c\",\"x\",{\"y\":")]
    [InlineData("[[\"c\",\"x\",1]")]
    [InlineData("[[\"c\",\"x\",1]] [[\"c\",\"z\",1]]")]
    [InlineData("[[\"c\",\"x\",1,2]]")]
    [InlineData("[[\"c\"]]")]
    [InlineData("[[1,2,3]]")]
    [InlineData("[1]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("\0\0\0\0\0\0\0\0")]
    [InlineData("[[\"c\",\"x\",\"\u00ff\"]]", true)]
    public void A_line_that_is_no_batch_stops_the_host_and_is_named(string line, bool asLatin1 = false)
    {
        var damaged = Write(1, line, asLatin1);

        var damage = Should.Throw<LocalCloudStateDamagedException>(() => StateStore.Open(_folder));

        damage.Message.ShouldStartWith(
            $"The LocalCloud state is damaged: {JournalPath}, line 2 cannot be read. A copy is kept as {damage.Copy}."
        );
        damage.Message.ShouldContain("--recover-state");
        damage.Message.ShouldNotContain("\n");
        damage.Lines.ShouldBe([2]);
        File.ReadAllBytes(damage.Copy).ShouldBe(damaged);
        File.ReadAllBytes(JournalPath).ShouldBe(damaged);
    }

    [Fact]
    public void What_can_be_read_of_a_damaged_state_is_recovered_when_asked_for()
    {
        var damaged = Write(2, "[[\"c\",\"lost\",", false);

        using (var store = StateStore.Open(_folder, recover: true, _notices.Add))
        {
            store.Load("c").Select(static entry => entry.Key).ShouldBe(["a", "b", "d"]);
            store.Write("c", "new", "1"u8.ToArray());
        }

        _notices
            .ShouldHaveSingleItem()
            .ShouldContain($"{JournalPath}, line 3 cannot be read. What they stored is left out; a copy is kept as ");
        File.ReadAllBytes(Directory.GetFiles(_folder, "journal.damaged-*").ShouldHaveSingleItem()).ShouldBe(damaged);
        using var again = StateStore.Open(_folder);
        again.Load("c").Select(static entry => entry.Key).ShouldBe(["a", "b", "d", "new"]);
    }

    [Fact]
    public void The_same_damage_is_copied_once()
    {
        Write(1, "damage", false);
        Should.Throw<LocalCloudStateDamagedException>(() => StateStore.Open(_folder));
        Should.Throw<LocalCloudStateDamagedException>(() => StateStore.Open(_folder));

        Directory.GetFiles(_folder, "journal.damaged-*").ShouldHaveSingleItem();
    }

    [Fact]
    public void A_torn_last_line_is_dropped_and_reported()
    {
        Write(0, null, false);
        File.AppendAllText(JournalPath, "[[\"c\",\"torn\",{");

        using var store = StateStore.Open(_folder, notify: _notices.Add);

        store.Load("c").Count.ShouldBe(3);
        _notices
            .ShouldHaveSingleItem()
            .ShouldBe($"{JournalPath}: the last line was not written to its end (14 bytes) and is dropped");
    }

    [Fact]
    public void Every_changed_byte_is_read_as_another_text_or_reported()
    {
        var whole = Write(0, null, false);
        for (var at = 0; at < whole.Length; at++)
        {
            var changed = (byte[])whole.Clone();
            changed[at] = 0;
            File.WriteAllBytes(JournalPath, changed);
            var lastEnd = at == whole.Length - 1;
            if (lastEnd)
            {
                using var torn = StateStore.Open(_folder, notify: _notices.Add);
                _notices.ShouldHaveSingleItem();
            }
            else
            {
                Should.Throw<LocalCloudStateDamagedException>(() => StateStore.Open(_folder));
            }
        }
    }

    [Fact]
    public async Task A_host_does_not_start_on_a_damaged_state_and_starts_when_it_is_recovered()
    {
        await (await LocalCloudHost.StartAsync(new() { Folder = _folder }, CancellationToken.None)).DisposeAsync();
        await File.AppendAllTextAsync(JournalPath, "damage\n");

        await Should.ThrowAsync<LocalCloudStateDamagedException>(() =>
            LocalCloudHost.StartAsync(new() { Folder = _folder }, CancellationToken.None)
        );
        await (
            await LocalCloudHost.StartAsync(
                new()
                {
                    Folder = _folder,
                    RecoverState = true,
                    OnNotice = _notices.Add,
                },
                CancellationToken.None
            )
        ).DisposeAsync();
        await (await LocalCloudHost.StartAsync(new() { Folder = _folder }, CancellationToken.None)).DisposeAsync();

        _notices.ShouldHaveSingleItem();
    }

    private byte[] Write(int damagedAfter, string? damage, bool asLatin1)
    {
        string[] lines = ["[[\"c\",\"a\",{\"x\":1}]]", "[[\"c\",\"b\",2]]", "[[\"c\",\"d\",3]]"];
        var encoding = asLatin1 ? Encoding.Latin1 : Encoding.UTF8;
        var text =
            string.Join('\n', damage is null ? lines : [.. lines[..damagedAfter], damage, .. lines[damagedAfter..]])
            + "\n";
        File.WriteAllBytes(JournalPath, encoding.GetBytes(text));
        return encoding.GetBytes(text);
    }
}
