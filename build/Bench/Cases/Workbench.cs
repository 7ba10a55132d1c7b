using AiChef.Bench.Checkouts;
using AiChef.Bench.Clouds;
using AiChef.Bench.Programs;

namespace AiChef.Bench.Cases;

/// <summary>What the cases of a run share. Copies of the repository are made when a case needs them.</summary>
/// <param name="rounds">How often each command runs, at least once.</param>
/// <param name="programs">The other tools.</param>
/// <param name="onProgress">Gets a line for each step.</param>
internal sealed class Workbench(int rounds, OtherTools programs, Action<string> onProgress) : IDisposable
{
    private readonly Dictionary<int, Checkout> _checkouts = [];
    private readonly Dictionary<Checkout, CloudState> _bootstrapped = [];

    /// <summary>How often each command runs, at least once.</summary>
    internal int Rounds => rounds;

    /// <summary>The other tools.</summary>
    internal OtherTools Programs => programs;

    /// <summary>Tells what is done now.</summary>
    internal void Tell(string line) => onProgress(line);

    /// <summary>The copy of the repository with so many small services.</summary>
    internal async Task<Checkout> CheckoutAsync(int services, CancellationToken cancellationToken)
    {
        if (!_checkouts.TryGetValue(services, out var checkout))
        {
            Tell(services == 0 ? "copying the repository" : $"copying the repository and adding {services} services");
            _checkouts[services] = checkout = await Checkout.CreateAsync(services, cancellationToken);
        }
        return checkout;
    }

    /// <summary>A LocalCloud's state to which only what an account needs once is deployed.</summary>
    internal async Task<CloudState> BootstrappedAsync(Checkout checkout, CancellationToken cancellationToken)
    {
        if (!_bootstrapped.TryGetValue(checkout, out var state))
        {
            _bootstrapped[checkout] = state = await BenchCloud.KeepAsync(
                state: null,
                cloud =>
                {
                    var bootstrap = checkout.Build("Bootstrap", "--state-folder", cloud.Folder);
                    return Measurement.OfAsync(bootstrap, calls: null, cancellationToken);
                },
                cancellationToken
            );
        }
        return state;
    }

    public void Dispose()
    {
        _bootstrapped.Values.ToList().ForEach(state => state.Dispose());
        _checkouts.Values.ToList().ForEach(checkout => checkout.Dispose());
    }
}
