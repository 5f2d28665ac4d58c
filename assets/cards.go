package assets

import "image"

// Cards are the pictures by which people find themselves where names are not read easily, twelve of a sort. Their order is for ever: a
// learner's card is their place in it. assets/drawing/cards.mjs draws them.

// CardSorts are the names of the sorts, in order; the catalogue has a word for each under cards.sort.
var CardSorts = [...]string{"animals", "wild", "fruit", "garden", "kitchen", "house", "tools", "travel", "outdoors", "clothes"}

// CardNames are the names of the pictures, in order; the catalogue has a word for each under cards.picture.
var CardNames = [...]string{
	"cat", "dog-face", "water-buffalo", "pig", "rooster", "duck", "goat", "horse", "rabbit", "goose", "front-facing-baby-chick", "ewe",
	"fish", "shrimp", "crab", "turtle", "elephant", "butterfly", "honeybee", "snail", "squid", "monkey", "bird", "dolphin",
	"banana", "mango", "watermelon", "pineapple", "grapes", "tangerine", "coconut", "strawberry", "melon", "pear", "red-apple", "avocado",
	"carrot", "tomato", "eggplant", "ear-of-corn", "hot-pepper", "cucumber", "garlic", "leafy-green", "brown-mushroom", "peanuts", "broccoli", "pea-pod",
	"cooked-rice", "steaming-bowl", "egg", "baguette-bread", "teapot", "hot-beverage", "spoon", "pot-of-food", "glass-of-milk", "ice-cream", "cookie", "honey-pot",
	"chair", "bed", "door", "key", "light-bulb", "broom", "bucket", "umbrella", "television", "radio", "alarm-clock", "basket",
	"hammer", "axe", "carpentry-saw", "ladder", "wrench", "fishing-pole", "scissors", "straight-ruler", "flashlight", "thread", "balance-scale", "paintbrush",
	"bicycle", "motor-scooter", "automobile", "bus", "locomotive", "airplane", "sailboat", "canoe", "tractor", "delivery-truck", "ship", "helicopter",
	"rose", "sunflower", "lotus", "hibiscus", "cherry-blossom", "cactus", "palm-tree", "deciduous-tree", "sheaf-of-rice", "sun", "star", "rainbow",
	"t-shirt", "jeans", "socks", "thong-sandal", "billed-cap", "glasses", "backpack", "guitar", "drum", "soccer-ball", "kite", "pencil",
}

// CardColours are the shapes of the six colours, in order; the catalogue has a word for each colour under cards.colour.
var CardColours = [...]string{"star", "leaf", "drop", "disc", "flower", "square"}

// Card returns picture i of CardNames, decoded once and shared; nil for none of them.
func Card(i int) image.Image {
	if i < 0 || i >= len(CardNames) {
		return nil
	}
	return decoded(pictures, "pictures/cards/"+CardNames[i]+".png")
}

// CardColour returns the shape of colour i of CardColours, decoded once and shared; nil for none of them.
func CardColour(i int) image.Image {
	if i < 0 || i >= len(CardColours) {
		return nil
	}
	return Picture("colour-"+CardColours[i], false)
}
