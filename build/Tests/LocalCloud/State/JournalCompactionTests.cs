using AiChef.LocalCloud.State;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.State;

public sealed class JournalCompactionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("journal-compaction").FullName;
    private readonly byte[] _document = new byte[10_000];

    public JournalCompactionTests() => Array.Fill(_document, (byte)'7');

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_journal_stays_small_while_the_host_runs()
    {
        using (var store = StateStore.Open(_folder))
        {
            for (var i = 0; i < 2000; i++)
            {
                store.Write("c", $"{i % 10}", _document);
                new FileInfo(Path.Combine(_folder, "journal")).Length.ShouldBeLessThan(2_000_000);
            }
        }

        using var again = StateStore.Open(_folder);
        again.Load("c").Count.ShouldBe(10);
        again.Load("c").ShouldAllBe(entry => entry.Value.Length == _document.Length);
    }

    [Fact]
    public void A_state_that_only_grows_is_kept_whole()
    {
        using (var store = StateStore.Open(_folder))
        {
            for (var i = 0; i < 500; i++)
            {
                store.Write("c", $"{i}", _document);
                store.Write("c", $"gone {i}", _document);
                store.Write("c", $"gone {i}", null);
            }
        }

        using var again = StateStore.Open(_folder);
        again
            .Load("c")
            .Select(static entry => entry.Key)
            .ShouldBe(Enumerable.Range(0, 500).Select(static i => $"{i}"), ignoreOrder: true);
    }
}
