using AiChef.LocalCloud;
using AiChef.LocalCloud.State;
using AiChef.LocalCloud.StepFunctions.Interpreter;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.State;

/// <summary>Nobody who holds the lock of the store waits for somebody who waits for it.</summary>
public sealed class StoreLockTests
{
    /// <summary>Far more than what is waited for takes; only a deadlock reaches it.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Who_is_within_a_batch_gets_a_part_that_another_thread_begins_to_make()
    {
        await using var host = await LocalCloudHost.StartAsync(new LocalCloudOptions(), CancellationToken.None);
        var cloud = host.Cloud;

        AskWithinABatchAndBesides(cloud.Store, cloud.Get<LoadedPart>).ShouldBeTrue("the two wait for each other");
    }

    [Fact]
    public void Who_is_within_a_batch_gets_what_another_thread_begins_to_make()
    {
        using var store = StateStore.Open(folder: null);
        var made = new MadeOnce<string, object>(store);

        AskWithinABatchAndBesides(store, () => made.Get("items", store.Load)).ShouldBeTrue();
    }

    [Fact]
    public void What_failed_while_it_was_made_is_made_again()
    {
        using var store = StateStore.Open(folder: null);
        var made = new MadeOnce<string, string>(store);

        Should.Throw<FormatException>(() => made.Get("key", _ => throw new FormatException()));

        made.Get("key", key => $"made for {key}").ShouldBe("made for key");
        made.Get("key", _ => "made again").ShouldBe("made for key");
        made.Remove("key");
        made.Get("key", _ => "made again").ShouldBe("made again");
    }

    [Fact]
    public void The_events_of_an_execution_are_read_while_one_is_told()
    {
        ExecutionHistory? history = null;
        var read = 0;
        history = new(
            TimeProvider.System,
            _ =>
            {
                var reader = Begin(() => read = history!.Events.Count);
                reader.Join(Limit).ShouldBeTrue("the reader waits for the one who tells");
            }
        );

        history.Append("ExecutionStarted", 0);

        read.ShouldBe(1);
    }

    /// <summary>
    /// Asks within a batch after another thread has begun to ask and waits, either for the batch or in the middle.
    /// </summary>
    /// <returns>Whether both got it.</returns>
    private static bool AskWithinABatchAndBesides(StateStore store, Func<object> ask)
    {
        List<object> got = [];
        Thread? other = null;
        var asking = Begin(() =>
        {
            using var batch = store.Begin();
            other = Begin(() => Keep(ask()));
            SpinWait.SpinUntil(() => other.ThreadState.HasFlag(ThreadState.WaitSleepJoin), Limit).ShouldBeTrue();
            Keep(ask());
        });
        return asking.Join(Limit) && other!.Join(Limit) && got.Count == 2 && got[0] == got[1];

        void Keep(object it)
        {
            lock (got)
            {
                got.Add(it);
            }
        }
    }

    private static Thread Begin(Action work)
    {
        // in the background: threads that wait for each other must not keep the tests from ending
        var thread = new Thread(() => work()) { IsBackground = true };
        thread.Start();
        return thread;
    }

    private sealed class LoadedPart : ICloudPart<LoadedPart>
    {
        public static LoadedPart Create(Cloud cloud)
        {
            cloud.Store.Load("parts");
            return new();
        }
    }
}
