function o(){}export{o as openChoices};
