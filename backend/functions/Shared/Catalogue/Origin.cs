namespace AiChef.Functions.Catalogue;

/// <summary>What an ingredient comes from; decides which diets may have it.</summary>
public enum Origin
{
    Plant,
    Dairy,
    Egg,
    Honey,
    Fish,
    Meat,
}
