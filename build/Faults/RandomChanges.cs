namespace AiChef.Faults;

/// <summary>Changes of a checkout, as chance has it.</summary>
internal sealed class RandomChanges(Checkout checkout, Random random)
{
    /// <summary>One change in so many is one of code, which is compiled; the others are of the memory.</summary>
    private const int ChangesOfCode = 24;

    /// <summary>Changes the code of a function or the memory of all.</summary>
    /// <returns>Whether it was code, which is compiled.</returns>
    internal bool ChangeOne()
    {
        if (random.Next(ChangesOfCode) == 0)
        {
            ChangeCode();
            return true;
        }
        checkout.ChangeMemory();
        return false;
    }

    internal void ChangeCode() => checkout.Change(OneFunction());

    private string OneFunction() => Checkout.Functions[random.Next(Checkout.Functions.Count)];
}
